//! No container is privileged, and pods get the token of their service account only if they ask for it.
//!
//! Shows how to use the types of Kubernetes without losing what they do not know: read through them, change by path.

use k8s_openapi::api::core::v1::SecurityContext;
use wasm_k8s_guest::{mutator, AdmissionRequest, Object, Operation, Result, Text, Verdict};

mutator!(harden);

/// The lists of a pod whose elements have a security context.
const CONTAINERS: [&[&str]; 3] =
    [&["spec", "initContainers"], &["spec", "containers"], &["spec", "ephemeralContainers"]];

const TOKEN: &[&str] = &["spec", "automountServiceAccountToken"];

fn harden(mut request: AdmissionRequest, _settings: ()) -> Result<Verdict> {
    if !request.is_kind("", "Pod") {
        return Ok(Verdict::allow());
    }
    let created = request.operation == Operation::Create && request.sub_resource.is_empty();
    let pod = match &mut request.object {
        Some(pod) => pod,
        None => return Ok(Verdict::allow()),
    };
    if let Some(name) = privileged(pod)? {
        return Ok(Verdict::deny(format!("the container {name} is privileged")).with_code(403));
    }
    if created && pod.get::<bool>(TOKEN)?.is_none() {
        pod.set(TOKEN, &false)?;
        return Verdict::mutate(pod);
    }
    Ok(Verdict::allow())
}

/// The name of the first container that is privileged.
fn privileged(pod: &Object) -> Result<Option<String>> {
    for path in CONTAINERS {
        for container in pod.get::<Vec<Object>>(path)?.unwrap_or_default() {
            let context: SecurityContext = container.get(&["securityContext"])?.unwrap_or_default();
            if context.privileged == Some(true) {
                return Ok(Some(container.get::<Text>(&["name"])?.unwrap_or_default().to_string()));
            }
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests;
