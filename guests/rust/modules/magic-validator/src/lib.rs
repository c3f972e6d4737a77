//! No ConfigMap may hold the key `not-allowed-value`.

use wasm_k8s_guest::{validator, AdmissionRequest, Result, Verdict};

validator!(validate);

fn validate(request: AdmissionRequest, _settings: ()) -> Result<Verdict> {
    if let Some(object) = &request.object {
        if request.is_kind("", "ConfigMap") && object.has(&["data", "not-allowed-value"])? {
            return Ok(Verdict::deny("the key `not-allowed-value` is not allowed in a ConfigMap"));
        }
    }
    Ok(Verdict::allow())
}
