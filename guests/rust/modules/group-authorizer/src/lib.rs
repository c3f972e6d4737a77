//! Decides by the groups of the user. The first rule that matches is the answer; without one there is no opinion.
//!
//! ```yaml
//! rules:
//! - effect: deny # or allow
//!   groups: [interns]
//!   verbs: ["*"]
//!   resources: [secrets, pods/exec]
//!   apiGroups: [""]             # optional: without it, all
//!   namespaces: [kube-system]   # optional: without it, all
//! - {effect: allow, groups: [ops], verbs: [get], nonResourceURLs: [/healthz, /metrics/*]}
//! ```
//!
//! `*` stands for all, alone or after the `/` of a resource or at the end of a URL.

mod rule;

use rule::{Effect, Rule};
use serde::Deserialize;
use wasm_k8s_guest::{authorizer, Decision, Result, SubjectAccessReviewSpec};

authorizer!(authorize);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings<'a> {
    #[serde(borrow)]
    rules: Vec<Rule<'a>>,
}

fn authorize<'a>(review: SubjectAccessReviewSpec<'a>, settings: Settings<'a>) -> Result<Decision<'a>> {
    let found = settings.rules.iter().enumerate().find(|(_, rule)| rule.matches(&review));
    Ok(match found {
        Some((index, rule)) => match rule.effect {
            Effect::Allow => Decision::allow().because(format!("allowed by rule {index}")),
            Effect::Deny => Decision::deny().because(format!("denied by rule {index}")),
        },
        None => Decision::no_opinion(),
    })
}

#[cfg(test)]
mod tests;
