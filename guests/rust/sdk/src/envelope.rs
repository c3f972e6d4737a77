//! The envelope around a review: `request` and `settings` in, `response` or `error` out.

use serde::de::IntoDeserializer;
use serde::{Deserialize, Serialize};

use crate::decode::members;
use crate::encode::to_json;
use crate::error::{Error, Result};

struct Input<R, S> {
    request: R,
    settings: Option<S>,
}

members!(<'a, R, S> Input<R, S> {
    "request" => request: required,
    "settings" => settings,
});

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum Output<'a, A> {
    Response(A),
    Error(&'a str),
}

/// Decodes `input`, has `policy` answer, and encodes its answer or the reason that there is none.
pub fn answer<'a, R, S, A>(input: &'a [u8], policy: impl FnOnce(R, S) -> Result<A>) -> Vec<u8>
where
    R: Deserialize<'a>,
    S: Deserialize<'a>,
    A: Serialize,
{
    decode(input)
        .and_then(|(request, settings)| policy(request, settings))
        .and_then(|response| to_json(&Output::Response(response)))
        .unwrap_or_else(|error| failure(&error))
}

/// The answer of a policy that has none.
pub fn failure(error: &Error) -> Vec<u8> {
    let mut text = error.to_string();
    if text.is_empty() {
        text.push_str("no reason given"); // an empty error would read as none
    }
    to_json(&Output::Error::<()>(&text)).expect("a string always encodes")
}

#[inline(never)]
fn decode<'a, R: Deserialize<'a>, S: Deserialize<'a>>(input: &'a [u8]) -> Result<(R, S)> {
    let text = std::str::from_utf8(input).map_err(|error| Error::from(format!("input is not UTF-8: {error}")))?;
    let input: Input<R, S> = serde_json::from_str(text)?;
    Ok((input.request, settings(input.settings)?))
}

/// Types that can do without settings say so by decoding from nothing, as `()` and `Option` do.
fn settings<'a, S: Deserialize<'a>>(configured: Option<S>) -> Result<S> {
    match configured {
        Some(settings) => Ok(settings),
        None => S::deserialize(().into_deserializer())
            .map_err(|_: serde::de::value::Error| "this module needs settings, and none are configured".into()),
    }
}
