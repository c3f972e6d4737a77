//! Why a policy could not answer.

use std::fmt;

/// What a policy returns: its answer, or why there is none.
pub type Result<T> = std::result::Result<T, Error>;

/// The reason that a policy could not answer, sent to the host as `error`. Not a denial: a denial is an answer.
///
/// Made from a string, or by `?` from any error that comes from decoding or encoding JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(String);

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

impl From<String> for Error {
    fn from(message: String) -> Self {
        Error(message)
    }
}

impl From<&str> for Error {
    fn from(message: &str) -> Self {
        Error(message.to_owned())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Error(without_values(&error.to_string()))
    }
}

/// Decoding errors quote the string they stumble over (`invalid type: string "..."`), which may be a token or another
/// secret of the settings. The place is enough to find it.
fn without_values(message: &str) -> String {
    match (message.find("string \""), message.rfind("\", expected")) {
        (Some(start), Some(end)) if start + 7 <= end => format!("{}{}", &message[..start + 6], &message[end + 1..]),
        _ => message.to_owned(),
    }
}
