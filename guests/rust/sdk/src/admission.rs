//! AdmissionReview (`admission.k8s.io/v1`), the request half.

use serde::{Deserialize, Serialize};

use crate::decode::{nullable, outlined};
use crate::envelope;
use crate::error::Result;
use crate::object::Object;
use crate::text::Text;
use crate::user::UserInfo;
use crate::verdict::Verdict;

/// What is asked: may this change be made?
///
/// `O` is what the objects are decoded to. The default keeps every byte of them and can be changed. A policy that only
/// reads a few fields is faster with a type of its own that has just these.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", bound(deserialize = "O: Deserialize<'de>"))]
pub struct AdmissionRequest<'a, O = Object<'a>> {
    /// Identifies this call. The answer repeats it, which is done for you.
    #[serde(borrow)]
    pub uid: Text<'a>,
    /// Kind of `object` and `old_object`.
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub kind: GroupVersionKind<'a>,
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub resource: GroupVersionResource<'a>,
    /// For example `status` or `scale`; empty for the resource itself.
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub sub_resource: Text<'a>,
    /// The kind that the client used, when the host converted the object to another.
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub request_kind: Option<GroupVersionKind<'a>>,
    /// The resource that the client used, when the host matched an equivalent.
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub request_resource: Option<GroupVersionResource<'a>>,
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub request_sub_resource: Text<'a>,
    /// Empty while the name is yet to be generated, and on deletion of a collection.
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub name: Text<'a>,
    /// Empty for cluster-scoped objects. A Namespace has its own name here.
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub namespace: Text<'a>,
    pub operation: Operation,
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub user_info: UserInfo<'a>,
    /// The object as it would become; absent on DELETE.
    #[serde(default = "absent", deserialize_with = "outlined")]
    pub object: Option<O>,
    /// The object as it is; absent on CREATE and CONNECT.
    #[serde(default = "absent", deserialize_with = "outlined")]
    pub old_object: Option<O>,
    /// Whether nothing will be stored. A policy should decide as always, but have no side effects.
    #[serde(default, deserialize_with = "nullable")]
    pub dry_run: bool,
    /// The CreateOptions, UpdateOptions or DeleteOptions of the request.
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub options: Option<Object<'a>>,
}

impl<O> AdmissionRequest<'_, O> {
    /// Whether the object is of this kind, in any version. The core group is `""`.
    pub fn is_kind(&self, group: &str, kind: &str) -> bool {
        self.kind.group == group && self.kind.kind == kind
    }
}

fn absent<O>() -> Option<O> {
    None
}

/// What is done to the object. A PATCH request comes as `Update`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Operation {
    Create,
    Update,
    Delete,
    Connect,
}

/// A kind, fully qualified. The core group is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct GroupVersionKind<'a> {
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub group: Text<'a>,
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub version: Text<'a>,
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub kind: Text<'a>,
}

/// A resource (plural, lower case), fully qualified. The core group is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct GroupVersionResource<'a> {
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub group: Text<'a>,
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub version: Text<'a>,
    #[serde(borrow, default, deserialize_with = "nullable")]
    pub resource: Text<'a>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "O: Deserialize<'de>"))]
struct Review<'a, O> {
    #[serde(borrow, deserialize_with = "outlined")]
    request: AdmissionRequest<'a, O>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
    api_version: &'static str,
    kind: &'static str,
    response: Verdict<'a>,
}

/// The whole of a call, from stdin's bytes to stdout's: for tests; [`validator!`](crate::validator) and
/// [`mutator!`](crate::mutator) do the rest.
pub fn answer_admission<'a, O: Deserialize<'a>, S: Deserialize<'a>>(
    input: &'a [u8],
    policy: impl FnOnce(AdmissionRequest<'a, O>, S) -> Result<Verdict<'a>>,
) -> Vec<u8> {
    envelope::answer(input, |review: Review<'a, O>, settings| {
        let uid = review.request.uid.clone();
        let response = policy(review.request, settings)?.answering(uid);
        Ok(Answer { api_version: "admission.k8s.io/v1", kind: "AdmissionReview", response })
    })
}
