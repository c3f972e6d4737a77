//! TokenReview (`authentication.k8s.io/v1`).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::decode::members;
use crate::envelope;
use crate::error::Result;
use crate::text::Text;
use crate::user::UserInfo;

/// What is asked: whose token is this?
#[derive(Clone, PartialEq, Eq)]
pub struct TokenReviewSpec<'a> {
    /// The bearer token, without its scheme. A secret: keep it out of messages.
    pub token: Text<'a>,
    /// The audiences that the token should be meant for; empty when the caller does not care.
    pub audiences: Vec<Text<'a>>,
}

members!(<'a> TokenReviewSpec<'a> {
    "token" => token,
    "audiences" => audiences,
});

impl fmt::Debug for TokenReviewSpec<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("TokenReviewSpec").field("audiences", &self.audiences).finish_non_exhaustive()
    }
}

/// The answer: a user, or nobody this module knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Authentication<'a> {
    authenticated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    user: Option<UserInfo<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    audiences: Vec<Text<'a>>,
}

impl<'a> Authentication<'a> {
    /// The token is `user`'s.
    pub fn user(user: UserInfo<'a>) -> Self {
        Authentication { authenticated: true, user: Some(user), audiences: Vec::new() }
    }

    /// The token is not known here: the next authenticator is asked. For a token that could not be checked return an
    /// [`Error`](crate::Error) instead, lest the answer be cached.
    pub fn unknown() -> Self {
        Self::default()
    }

    /// Names the audiences, of those that were asked for, which the token is good for. Without this call the answer is
    /// that of an authenticator that knows nothing of audiences, and the API server's own apply.
    pub fn for_audiences(mut self, audiences: Vec<Text<'a>>) -> Self {
        self.audiences = audiences;
        self
    }
}

struct Review<'a> {
    spec: TokenReviewSpec<'a>,
}

members!(<'a> Review<'a> {
    "spec" => spec: required,
});

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
    api_version: &'static str,
    kind: &'static str,
    status: Authentication<'a>,
}

/// The whole of a call, from stdin's bytes to stdout's: for tests; [`authenticator!`](crate::authenticator) does the rest.
pub fn answer_token_review<'a, S: Deserialize<'a>>(
    input: &'a [u8],
    policy: impl FnOnce(TokenReviewSpec<'a>, S) -> Result<Authentication<'a>>,
) -> Vec<u8> {
    envelope::answer(input, |review: Review<'a>, settings| {
        let status = policy(review.spec, settings)?;
        Ok(Answer { api_version: "authentication.k8s.io/v1", kind: "TokenReview", status })
    })
}
