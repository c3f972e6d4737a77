//! Knows the tokens that its settings list:
//!
//! ```yaml
//! tokens:
//! - token: s3cr3t
//!   user: {username: jane, uid: "7", groups: [dev], extra: {example.org/team: [red]}}
//!   audiences: [https://api.example.org] # optional: what the token is good for; without it, for whatever is asked
//! ```

use serde::Deserialize;
use wasm_k8s_guest::{authenticator, Authentication, Result, Text, TokenReviewSpec, UserInfo};

authenticator!(authenticate);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings<'a> {
    #[serde(borrow)]
    tokens: Vec<Entry<'a>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry<'a> {
    #[serde(borrow)]
    token: Text<'a>,
    user: UserInfo<'a>,
    #[serde(default)]
    audiences: Vec<Text<'a>>,
}

fn authenticate<'a>(review: TokenReviewSpec<'a>, settings: Settings<'a>) -> Result<Authentication<'a>> {
    let mut found = None;
    for (index, entry) in settings.tokens.into_iter().enumerate() {
        if entry.token.is_empty() || entry.user.username.is_empty() {
            return Err(format!("settings: tokens[{index}] needs a token and a user with a username").into());
        }
        if is_same(&entry.token, &review.token) {
            found = Some(entry); // and on to the rest, so that the time does not tell the place in the list
        }
    }
    Ok(match found {
        Some(entry) => identify(entry, review.audiences),
        None => Authentication::unknown(),
    })
}

fn identify<'a>(entry: Entry<'a>, wanted: Vec<Text<'a>>) -> Authentication<'a> {
    if entry.audiences.is_empty() {
        return Authentication::user(entry.user);
    }
    if wanted.is_empty() {
        return Authentication::user(entry.user).for_audiences(entry.audiences);
    }
    let good_for: Vec<_> = wanted.into_iter().filter(|audience| entry.audiences.contains(audience)).collect();
    if good_for.is_empty() {
        return Authentication::unknown();
    }
    Authentication::user(entry.user).for_audiences(good_for)
}

/// Takes as long for all tokens of one length, wherever they differ.
#[inline(never)]
fn is_same(one: &str, other: &str) -> bool {
    let difference = one.bytes().zip(other.bytes()).fold(0, |difference, (a, b)| difference | (a ^ b));
    one.len() == other.len() && difference == 0
}

#[cfg(test)]
mod tests;
