//! AdmissionReview (`admission.k8s.io/v1`), the response half.

use std::collections::BTreeMap;

use base64::engine::general_purpose::STANDARD;
use base64::Engine;
use serde::Serialize;

use crate::encode::to_json;
use crate::error::Result;
use crate::text::Text;

/// The answer to an admission request: allowed, perhaps with a changed object, or denied.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict<'a> {
    uid: Text<'a>,
    allowed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    patch_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    patch: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<Text<'a>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    audit_annotations: BTreeMap<Text<'a>, Text<'a>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
struct Status<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<Details<'a>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
struct Details<'a> {
    causes: Vec<Cause<'a>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Cause<'a> {
    field: Text<'a>,
    message: Text<'a>,
}

impl<'a> Verdict<'a> {
    /// The request may proceed, with the object as it is.
    pub fn allow() -> Self {
        Verdict { allowed: true, ..Self::default() }
    }

    /// The request may proceed, with `object` in place of the object sent: every field that `object` lacks is removed.
    /// Change the request's own [`Object`](crate::Object), lest fields that you do not know get lost.
    pub fn mutate(object: &impl Serialize) -> Result<Self> {
        let patch = STANDARD.encode(to_json(object)?);
        Ok(Verdict { allowed: true, patch_type: Some("Full"), patch: Some(patch), ..Self::default() })
    }

    /// The request is refused; `message` tells the user why.
    pub fn deny(message: impl Into<Text<'a>>) -> Self {
        let status = Status { message: Some(message.into()), ..Status::default() };
        Verdict { status: Some(status), ..Self::default() }
    }

    /// Sets the HTTP status code of a denial, 400 to 599. Without it the API server answers 400.
    pub fn with_code(mut self, code: u16) -> Self {
        self.status_mut().code = Some(code);
        self
    }

    /// Sets the machine-readable reason of a denial, such as `Forbidden` or `Invalid`.
    pub fn with_reason(mut self, reason: impl Into<Text<'a>>) -> Self {
        self.status_mut().reason = Some(reason.into());
        self
    }

    /// Adds one of several causes of a denial: the path of a field, and what is wrong with it.
    pub fn with_cause(mut self, field: impl Into<Text<'a>>, message: impl Into<Text<'a>>) -> Self {
        let cause = Cause { field: field.into(), message: message.into() };
        self.status_mut().details.get_or_insert_with(Details::default).causes.push(cause);
        self
    }

    /// Adds a warning that clients show to the user, whatever the verdict. Aim for 120 characters at most.
    pub fn with_warning(mut self, warning: impl Into<Text<'a>>) -> Self {
        self.warnings.push(warning.into());
        self
    }

    /// Adds an annotation to the audit event. The host puts the module's name before `key`.
    pub fn with_annotation(mut self, key: impl Into<Text<'a>>, value: impl Into<Text<'a>>) -> Self {
        self.audit_annotations.insert(key.into(), value.into());
        self
    }

    pub(crate) fn answering(self, uid: Text<'a>) -> Self {
        Verdict { uid, ..self }
    }

    fn status_mut(&mut self) -> &mut Status<'a> {
        self.status.get_or_insert_with(Status::default)
    }
}
