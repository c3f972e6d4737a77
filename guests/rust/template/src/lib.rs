//! Images come from the registries in the settings, and from no others:
//!
//! ```yaml
//! registries: [registry.example.com]
//! ```

use serde::Deserialize;
use wasm_k8s_guest::{validator, AdmissionRequest, Object, Result, Text, Verdict};

validator!(validate);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings<'a> {
    #[serde(borrow)]
    registries: Vec<Text<'a>>,
}

/// The lists of a pod that name images.
const CONTAINERS: [&[&str]; 3] =
    [&["spec", "initContainers"], &["spec", "containers"], &["spec", "ephemeralContainers"]];

fn validate<'a>(request: AdmissionRequest<'a>, settings: Settings<'a>) -> Result<Verdict<'a>> {
    let pod = match &request.object {
        Some(object) if request.is_kind("", "Pod") => object,
        _ => return Ok(Verdict::allow()),
    };
    for path in CONTAINERS {
        for container in pod.get::<Vec<Object>>(path)?.unwrap_or_default() {
            let image = container.get::<Text>(&["image"])?.unwrap_or_default();
            if !settings.allow(&image) {
                return Ok(Verdict::deny(format!("the image {image} is of none of the registries allowed")).with_code(403));
            }
        }
    }
    Ok(Verdict::allow())
}

impl Settings<'_> {
    /// Whether the image is named with one of the registries, and not only with a name that begins like one.
    fn allow(&self, image: &str) -> bool {
        self.registries.iter().any(|registry| image.strip_prefix(&**registry).map_or(false, |rest| rest.starts_with('/')))
    }
}

#[cfg(test)]
mod tests;
