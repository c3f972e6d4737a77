//! What to do, and what to answer.

use serde::Deserialize;

/// The settings. All are optional. In order: write `stderr`, perform `do`, answer, exit.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Plan {
    /// The action; without it, echo.
    #[serde(rename = "do")]
    pub action: String,
    /// The number that the action takes: bytes, pages or a clock.
    pub n: usize,
    /// The file that the action takes.
    pub path: String,
    /// Written to stderr first.
    pub stderr: String,
    /// Written to stdout as it is, but for `$uid`, which stands for the uid of the AdmissionRequest. Without it, stdout is
    /// an envelope whose `error` is the report of the action.
    pub stdout: Option<String>,
    /// The code to exit with, after all else.
    pub exit: Option<i32>,
}

impl Default for Plan {
    fn default() -> Self {
        Plan { action: "echo".to_owned(), n: 0, path: String::new(), stderr: String::new(), stdout: None, exit: None }
    }
}

#[derive(Deserialize)]
struct Input {
    request: Review,
    settings: Option<Plan>,
}

#[derive(Deserialize)]
struct Review {
    request: Option<Request>,
}

#[derive(Deserialize)]
struct Request {
    uid: String,
}

/// The plan in `input`, and the uid of the AdmissionRequest, if it is one.
pub fn read(input: &str) -> (Plan, String) {
    let input: Input = serde_json::from_str(input).expect("the input is an envelope with settings for this probe");
    let uid = input.request.request.map_or_else(String::new, |request| request.uid);
    (input.settings.unwrap_or_default(), uid)
}
