//! AdmissionReview (`admission.k8s.io/v1`), the request half.

use serde::{Deserialize, Serialize};

use crate::decode::members;
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
#[derive(Clone, Debug)]
pub struct AdmissionRequest<'a, O = Object<'a>> {
    /// Identifies this call. The answer repeats it, which is done for you.
    pub uid: Text<'a>,
    /// Kind of `object` and `old_object`.
    pub kind: GroupVersionKind<'a>,
    pub resource: GroupVersionResource<'a>,
    /// For example `status` or `scale`; empty for the resource itself.
    pub sub_resource: Text<'a>,
    /// The kind that the client used, when the host converted the object to another.
    pub request_kind: Option<GroupVersionKind<'a>>,
    /// The resource that the client used, when the host matched an equivalent.
    pub request_resource: Option<GroupVersionResource<'a>>,
    pub request_sub_resource: Text<'a>,
    /// Empty while the name is yet to be generated, and on deletion of a collection.
    pub name: Text<'a>,
    /// Empty for cluster-scoped objects. A Namespace has its own name here.
    pub namespace: Text<'a>,
    pub operation: Operation,
    pub user_info: UserInfo<'a>,
    /// The object as it would become; absent on DELETE.
    pub object: Option<O>,
    /// The object as it is; absent on CREATE and CONNECT.
    pub old_object: Option<O>,
    /// Whether nothing will be stored. A policy should decide as always, but have no side effects.
    pub dry_run: bool,
    /// The CreateOptions, UpdateOptions or DeleteOptions of the request.
    pub options: Option<Object<'a>>,
}

members!(<'a, O> AdmissionRequest<'a, O> {
    "uid" => uid: required,
    "kind" => kind,
    "resource" => resource,
    "subResource" => sub_resource,
    "requestKind" => request_kind,
    "requestResource" => request_resource,
    "requestSubResource" => request_sub_resource,
    "name" => name,
    "namespace" => namespace,
    "operation" => operation: required,
    "userInfo" => user_info,
    "object" => object,
    "oldObject" => old_object,
    "dryRun" => dry_run,
    "options" => options,
});

impl<O> AdmissionRequest<'_, O> {
    /// Whether the object is of this kind, in any version. The core group is `""`.
    pub fn is_kind(&self, group: &str, kind: &str) -> bool {
        self.kind.group == group && self.kind.kind == kind
    }

    /// Whether the object itself is created or updated: not one of its subresources, and neither DELETE nor CONNECT.
    pub fn is_create_or_update(&self) -> bool {
        matches!(self.operation, Operation::Create | Operation::Update) && self.sub_resource.is_empty()
    }
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupVersionKind<'a> {
    pub group: Text<'a>,
    pub version: Text<'a>,
    pub kind: Text<'a>,
}

members!(<'a> GroupVersionKind<'a> {
    "group" => group,
    "version" => version,
    "kind" => kind,
});

/// A resource (plural, lower case), fully qualified. The core group is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupVersionResource<'a> {
    pub group: Text<'a>,
    pub version: Text<'a>,
    pub resource: Text<'a>,
}

members!(<'a> GroupVersionResource<'a> {
    "group" => group,
    "version" => version,
    "resource" => resource,
});

struct Review<'a, O> {
    request: AdmissionRequest<'a, O>,
}

members!(<'a, O> Review<'a, O> {
    "request" => request: required,
});

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
