//! Members of `magic-group` may do anything to configmaps.

use wasm_k8s_guest::{authorizer, Decision, Result, SubjectAccessReviewSpec};

authorizer!(authorize);

fn authorize(review: SubjectAccessReviewSpec, _settings: ()) -> Result<Decision> {
    let configmaps = match &review.resource_attributes {
        Some(resource) => resource.group.is_empty() && resource.resource == "configmaps",
        None => false,
    };
    if configmaps && review.is_in("magic-group") {
        return Ok(Decision::allow().because("magic-group may do anything to configmaps"));
    }
    Ok(Decision::no_opinion().because("only magic-group and configmaps are decided here"))
}
