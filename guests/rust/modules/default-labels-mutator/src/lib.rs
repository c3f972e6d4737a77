//! Gives objects the labels that they lack:
//!
//! ```yaml
//! labels: {team: unknown, env: dev}
//! ```

use std::collections::BTreeMap;

use serde::Deserialize;
use wasm_k8s_guest::{mutator, AdmissionRequest, Object, Result, Text, Verdict};

mutator!(mutate);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings<'a> {
    #[serde(borrow)]
    labels: BTreeMap<Text<'a>, Text<'a>>,
}

fn mutate<'a>(mut request: AdmissionRequest<'a>, settings: Settings<'a>) -> Result<Verdict<'a>> {
    if request.is_create_or_update() {
        if let Some(object) = &mut request.object {
            if add_missing(object, &settings)? {
                return Verdict::mutate(object);
            }
        }
    }
    Ok(Verdict::allow())
}

/// Whether any was missing.
fn add_missing(object: &mut Object, settings: &Settings) -> Result<bool> {
    object.edit(&["metadata", "labels"], |labels| {
        let mut added = false;
        for (name, value) in &settings.labels {
            if !labels.has(&[name])? {
                labels.set(&[name], value)?;
                added = true;
            }
        }
        Ok(added)
    })
}

#[cfg(test)]
mod tests;
