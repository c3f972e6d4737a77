//! Objects must have certain labels, and should have others.
//!
//! ```yaml
//! required:
//!   team: {}
//!   env: {oneOf: [dev, prod]}
//! recommended: # missing ones are a warning
//!   cost-center: {prefix: cc-}
//! ```

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;
use wasm_k8s_guest::{validator, AdmissionRequest, Result, Text, Verdict};

validator!(validate);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings<'a> {
    #[serde(borrow, default)]
    required: BTreeMap<Text<'a>, Rule<'a>>,
    #[serde(default)]
    recommended: BTreeMap<Text<'a>, Rule<'a>>,
}

/// What is asked of a label's value. All of it, if several things are.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Rule<'a> {
    #[serde(borrow, default)]
    prefix: Text<'a>,
    one_of: Option<Vec<Text<'a>>>,
}

/// All that this policy reads of an object.
#[derive(Deserialize)]
struct Labelled<'a> {
    #[serde(borrow)]
    metadata: Metadata<'a>,
}

#[derive(Deserialize)]
struct Metadata<'a> {
    #[serde(borrow)]
    labels: Option<BTreeMap<Text<'a>, Text<'a>>>,
}

fn validate<'a>(request: AdmissionRequest<'a, Labelled<'a>>, settings: Settings<'a>) -> Result<Verdict<'a>> {
    let checked = request.is_create_or_update();
    let labels = match request.object {
        Some(object) if checked => object.metadata.labels.unwrap_or_default(),
        _ => return Ok(Verdict::allow()),
    };
    let mut verdict = judge(&labels, &settings.required);
    for (label, complaint) in complaints(&labels, &settings.recommended) {
        verdict = verdict.with_warning(format!("label {label} {complaint}"));
    }
    Ok(verdict)
}

fn judge<'a>(labels: &BTreeMap<Text, Text>, required: &BTreeMap<Text, Rule>) -> Verdict<'a> {
    let mut causes = complaints(labels, required).peekable();
    if causes.peek().is_none() {
        return Verdict::allow();
    }
    let causes: Vec<_> = causes.collect();
    let mut message = String::from("labels are not as required");
    for (label, complaint) in &causes {
        let _ = write!(message, "; {label} {complaint}");
    }
    causes
        .into_iter()
        .fold(Verdict::deny(message).with_code(422).with_reason("Invalid"), |verdict, (label, complaint)| {
            verdict.with_cause(format!("metadata.labels[{label}]"), complaint)
        })
}

fn complaints<'l>(
    labels: &'l BTreeMap<Text, Text>,
    rules: &'l BTreeMap<Text, Rule>,
) -> impl Iterator<Item = (&'l str, String)> {
    rules
        .iter()
        .filter_map(|(label, rule)| Some((&**label, rule.complaint(labels.get(&**label).map(|value| &**value))?)))
}

impl Rule<'_> {
    fn complaint(&self, value: Option<&str>) -> Option<String> {
        let value = match value {
            Some(value) => value,
            None => return Some("is missing".to_owned()),
        };
        if !value.starts_with(&*self.prefix) {
            return Some(format!("must start with {}", self.prefix));
        }
        match &self.one_of {
            Some(allowed) if !allowed.iter().any(|one| one == value) => {
                Some(format!("must be one of {}", allowed.join(", ")))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
