//! Every ConfigMap gets `magic-value: foobar`.

use wasm_k8s_guest::{mutator, AdmissionRequest, Result, Text, Verdict};

mutator!(mutate);

const PATH: &[&str] = &["data", "magic-value"];

fn mutate(mut request: AdmissionRequest, _settings: ()) -> Result<Verdict> {
    if !request.is_kind("", "ConfigMap") {
        return Ok(Verdict::allow());
    }
    match &mut request.object {
        Some(object) if object.get::<Text>(PATH)? != Some("foobar".into()) => {
            object.set(PATH, "foobar")?;
            Verdict::mutate(object)
        }
        _ => Ok(Verdict::allow()),
    }
}
