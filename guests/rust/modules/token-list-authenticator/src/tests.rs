use wasm_k8s_guest::answer_token_review;

use super::authenticate;

const TOKENS: &str = r#"[
    {"token":"first","user":{"username":"jane","uid":"7","groups":["dev"],"extra":{"k":["v"]}}},
    {"token":"bound","user":{"username":"joe"},"audiences":["a","b"]}
]"#;

fn answer(spec: &str, tokens: &str) -> String {
    let input = format!(r#"{{"request":{{"spec":{spec}}},"settings":{{"tokens":{tokens}}}}}"#);
    String::from_utf8(answer_token_review(input.as_bytes(), authenticate)).unwrap()
}

fn status(spec: &str) -> String {
    let answer = answer(spec, TOKENS);
    answer[answer.find("\"status\":").unwrap() + 9..answer.len() - 2].to_owned()
}

const UNKNOWN: &str = r#"{"authenticated":false}"#;

#[test]
fn a_listed_token_is_its_users() {
    assert_eq!(
        status(r#"{"token":"first"}"#),
        r#"{"authenticated":true,"user":{"username":"jane","uid":"7","groups":["dev"],"extra":{"k":["v"]}}}"#
    );
}

#[test]
fn other_tokens_are_unknown() {
    for token in ["", "firs", "firsT", "first1", "xfirst"] {
        assert_eq!(status(&format!(r#"{{"token":"{token}"}}"#)), UNKNOWN);
    }
}

#[test]
fn a_bound_token_is_good_for_its_audiences_only() {
    let bound = |audiences| format!(r#"{{"authenticated":true,"user":{{"username":"joe"}},"audiences":{audiences}}}"#);
    assert_eq!(status(r#"{"token":"bound","audiences":["c","b"]}"#), bound(r#"["b"]"#));
    assert_eq!(status(r#"{"token":"bound"}"#), bound(r#"["a","b"]"#));
    assert_eq!(status(r#"{"token":"bound","audiences":["c"]}"#), UNKNOWN);
}

#[test]
fn an_unbound_token_says_nothing_of_audiences() {
    assert!(!status(r#"{"token":"first","audiences":["c"]}"#).contains("audiences"));
}

#[test]
fn an_entry_without_token_or_username_is_an_error() {
    for entry in [r#"{"token":"","user":{"username":"x"}}"#, r#"{"token":"x","user":{}}"#] {
        let answer = answer(r#"{"token":""}"#, &format!("[{entry}]"));
        assert_eq!(answer, r#"{"error":"settings: tokens[0] needs a token and a user with a username"}"#);
    }
}

#[test]
fn a_misplaced_token_is_not_shown() {
    let answer = answer(r#"{"token":"x"}"#, r#"["s3cr3t"]"#);
    assert!(answer.starts_with(r#"{"error":"invalid type: string, expected struct Entry"#), "{answer}");
}
