//! Whether a rule speaks of a request.

use serde::Deserialize;
use wasm_k8s_guest::{NonResourceAttributes, ResourceAttributes, SubjectAccessReviewSpec, Text};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule<'a> {
    pub effect: Effect,
    #[serde(borrow)]
    groups: Vec<Text<'a>>,
    verbs: Vec<Text<'a>>,
    #[serde(default, rename = "apiGroups")]
    api_groups: Option<Vec<Text<'a>>>,
    #[serde(default)]
    resources: Vec<Text<'a>>,
    #[serde(default)]
    namespaces: Option<Vec<Text<'a>>>,
    #[serde(default, rename = "nonResourceURLs")]
    non_resource_urls: Vec<Text<'a>>,
}

#[derive(Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    Allow,
    Deny,
}

impl Rule<'_> {
    pub fn matches(&self, review: &SubjectAccessReviewSpec) -> bool {
        self.groups.iter().any(|group| review.is_in(group))
            && match (&review.resource_attributes, &review.non_resource_attributes) {
                (Some(resource), None) => self.matches_resource(resource),
                (None, Some(path)) => self.matches_path(path),
                _ => false,
            }
    }

    fn matches_resource(&self, request: &ResourceAttributes) -> bool {
        contains(&self.verbs, &request.verb)
            && self.api_groups.as_ref().map_or(true, |groups| contains(groups, &request.group))
            && self.resources.iter().any(|pattern| is_resource(pattern, request))
            && self.namespaces.as_ref().map_or(true, |namespaces| self.covers(namespaces, &request.namespace))
    }

    /// No namespace means all of them, for a request to list, say: more than a rule for some may allow, and not less than
    /// a rule for some has to deny.
    fn covers(&self, namespaces: &[Text], namespace: &str) -> bool {
        contains(namespaces, namespace) || namespace.is_empty() && self.effect == Effect::Deny
    }

    fn matches_path(&self, request: &NonResourceAttributes) -> bool {
        contains(&self.verbs, &request.verb)
            && self.non_resource_urls.iter().any(|pattern| is_path(pattern, &request.path))
    }
}

fn contains(names: &[Text], wanted: &str) -> bool {
    names.iter().any(|name| is(name, wanted))
}

fn is(name: &str, wanted: &str) -> bool {
    name == "*" || name == wanted
}

fn is_resource(pattern: &str, request: &ResourceAttributes) -> bool {
    match pattern.split_once('/') {
        Some((resource, subresource)) => is(resource, &request.resource) && is(subresource, &request.subresource),
        None => pattern == "*" || pattern == &*request.resource && request.subresource.is_empty(),
    }
}

fn is_path(pattern: &str, path: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(prefix) => path.starts_with(prefix),
        None => path == pattern,
    }
}
