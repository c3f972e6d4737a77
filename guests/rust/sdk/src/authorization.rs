//! SubjectAccessReview (`authorization.k8s.io/v1`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::decode::members;
use crate::envelope;
use crate::error::Result;
use crate::text::Text;

/// What is asked: may this user do that? Exactly one kind of attributes is present.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubjectAccessReviewSpec<'a> {
    pub user: Text<'a>,
    pub uid: Text<'a>,
    pub groups: Vec<Text<'a>>,
    pub extra: BTreeMap<Text<'a>, Vec<Text<'a>>>,
    /// Present when the request is for a resource.
    pub resource_attributes: Option<ResourceAttributes<'a>>,
    /// Present when the request is for any other path.
    pub non_resource_attributes: Option<NonResourceAttributes<'a>>,
}

members!(<'a> SubjectAccessReviewSpec<'a> {
    "user" => user,
    "uid" => uid,
    "groups" => groups,
    "extra" => extra,
    "resourceAttributes" => resource_attributes,
    "nonResourceAttributes" => non_resource_attributes,
});

impl SubjectAccessReviewSpec<'_> {
    /// Whether the user is a member of `group`.
    pub fn is_in(&self, group: &str) -> bool {
        self.groups.iter().any(|one| one == group)
    }
}

/// A request for a resource. Empty strings mean: core group, no subresource, all names, all namespaces or none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResourceAttributes<'a> {
    pub namespace: Text<'a>,
    pub verb: Text<'a>,
    pub group: Text<'a>,
    pub version: Text<'a>,
    pub resource: Text<'a>,
    pub subresource: Text<'a>,
    pub name: Text<'a>,
    /// Narrows the request; may be ignored, since the wider request is then what is decided.
    pub field_selector: Option<Selector<'a>>,
    /// Narrows the request; may be ignored, since the wider request is then what is decided.
    pub label_selector: Option<Selector<'a>>,
}

members!(<'a> ResourceAttributes<'a> {
    "namespace" => namespace,
    "verb" => verb,
    "group" => group,
    "version" => version,
    "resource" => resource,
    "subresource" => subresource,
    "name" => name,
    "fieldSelector" => field_selector,
    "labelSelector" => label_selector,
});

/// What a list, watch or deletecollection request is limited to: all of these requirements hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selector<'a> {
    pub requirements: Vec<SelectorRequirement<'a>>,
    /// The selector as it was written. Not meant to be parsed.
    pub raw_selector: Text<'a>,
}

members!(<'a> Selector<'a> {
    "requirements" => requirements,
    "rawSelector" => raw_selector,
});

/// One requirement of a selector.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelectorRequirement<'a> {
    pub key: Text<'a>,
    /// `In`, `NotIn`, `Exists` or `DoesNotExist`.
    pub operator: Text<'a>,
    pub values: Vec<Text<'a>>,
}

members!(<'a> SelectorRequirement<'a> {
    "key" => key,
    "operator" => operator,
    "values" => values,
});

/// A request for a path that is no resource, such as `/healthz`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NonResourceAttributes<'a> {
    pub path: Text<'a>,
    /// The HTTP method in lower case.
    pub verb: Text<'a>,
}

members!(<'a> NonResourceAttributes<'a> {
    "path" => path,
    "verb" => verb,
});

/// The answer: allow, deny, or leave it to the next authorizer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Decision<'a> {
    allowed: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    denied: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Text<'a>>,
}

impl<'a> Decision<'a> {
    /// Yes, and no other authorizer is asked.
    pub fn allow() -> Self {
        Decision { allowed: true, ..Self::default() }
    }

    /// No, and no other authorizer is asked.
    pub fn deny() -> Self {
        Decision { denied: true, ..Self::default() }
    }

    /// Not for this module to say. If no other authorizer allows the request it is forbidden.
    pub fn no_opinion() -> Self {
        Self::default()
    }

    /// Says why, for the user and the audit log.
    pub fn because(mut self, reason: impl Into<Text<'a>>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}

struct Review<'a> {
    spec: SubjectAccessReviewSpec<'a>,
}

members!(<'a> Review<'a> {
    "spec" => spec: required,
});

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
    api_version: &'static str,
    kind: &'static str,
    status: Decision<'a>,
}

/// The whole of a call, from stdin's bytes to stdout's: for tests; [`authorizer!`](crate::authorizer) does the rest.
pub fn answer_subject_access_review<'a, S: Deserialize<'a>>(
    input: &'a [u8],
    policy: impl FnOnce(SubjectAccessReviewSpec<'a>, S) -> Result<Decision<'a>>,
) -> Vec<u8> {
    envelope::answer(input, |review: Review<'a>, settings| {
        let status = policy(review.spec, settings)?;
        Ok(Answer { api_version: "authorization.k8s.io/v1", kind: "SubjectAccessReview", status })
    })
}
