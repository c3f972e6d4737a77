//! SubjectAccessReview (`authorization.k8s.io/v1`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::decode::{nullable, outlined};
use crate::envelope;
use crate::error::Result;
use crate::text::Text;

/// What is asked: may this user do that? Exactly one kind of attributes is present.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SubjectAccessReviewSpec<'a> {
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub user: Text<'a>,
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub uid: Text<'a>,
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub groups: Vec<Text<'a>>,
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub extra: BTreeMap<Text<'a>, Vec<Text<'a>>>,
    /// Present when the request is for a resource.
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub resource_attributes: Option<ResourceAttributes<'a>>,
    /// Present when the request is for any other path.
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub non_resource_attributes: Option<NonResourceAttributes<'a>>,
}

impl SubjectAccessReviewSpec<'_> {
    /// Whether the user is a member of `group`.
    pub fn is_in(&self, group: &str) -> bool {
        self.groups.iter().any(|one| one == group)
    }
}

/// A request for a resource. Empty strings mean: core group, no subresource, all names, all namespaces or none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResourceAttributes<'a> {
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub namespace: Text<'a>,
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub verb: Text<'a>,
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub group: Text<'a>,
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub version: Text<'a>,
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub resource: Text<'a>,
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub subresource: Text<'a>,
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub name: Text<'a>,
    /// Narrows the request; may be ignored, since the wider request is then what is decided.
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub field_selector: Option<Selector<'a>>,
    /// Narrows the request; may be ignored, since the wider request is then what is decided.
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub label_selector: Option<Selector<'a>>,
}

/// What a list, watch or deletecollection request is limited to: all of these requirements hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Selector<'a> {
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub requirements: Vec<SelectorRequirement<'a>>,
    /// The selector as it was written. Not meant to be parsed.
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub raw_selector: Text<'a>,
}

/// One requirement of a selector.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct SelectorRequirement<'a> {
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub key: Text<'a>,
    /// `In`, `NotIn`, `Exists` or `DoesNotExist`.
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub operator: Text<'a>,
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub values: Vec<Text<'a>>,
}

/// A request for a path that is no resource, such as `/healthz`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct NonResourceAttributes<'a> {
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub path: Text<'a>,
    /// The HTTP method in lower case.
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub verb: Text<'a>,
}

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

#[derive(Deserialize)]
struct Review<'a> {
    #[serde(borrow, deserialize_with = "outlined")]
    spec: SubjectAccessReviewSpec<'a>,
}

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
