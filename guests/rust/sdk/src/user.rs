//! Who makes a request.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::decode::members;
use crate::text::Text;

/// A user as authentication established it, and as admission sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UserInfo<'a> {
    /// The unique name. Never empty for a user who is authenticated.
    #[serde(skip_serializing_if = "str_is_empty")]
    pub username: Text<'a>,
    /// Tells users apart who had the same name at different times; empty when unknown.
    #[serde(skip_serializing_if = "str_is_empty")]
    pub uid: Text<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Text<'a>>,
    /// Whatever else the authenticator knows, by key.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<Text<'a>, Vec<Text<'a>>>,
}

members!(<'a> UserInfo<'a> {
    "username" => username,
    "uid" => uid,
    "groups" => groups,
    "extra" => extra,
});

fn str_is_empty(text: &str) -> bool {
    text.is_empty()
}

impl UserInfo<'_> {
    /// Whether the user is a member of `group`.
    pub fn is_in(&self, group: &str) -> bool {
        self.groups.iter().any(|one| one == group)
    }
}
