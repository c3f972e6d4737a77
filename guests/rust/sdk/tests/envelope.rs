//! Envelopes in and out, with and without settings, good and bad.

use std::collections::BTreeMap;

use wasm_k8s_guest::{answer_token_review, Authentication, TokenReviewSpec, UserInfo};

fn with_settings<'a, S: serde::Deserialize<'a>>(input: &'a str, see: impl FnOnce(S)) -> String {
    let output = answer_token_review(input.as_bytes(), |_: TokenReviewSpec, settings: S| {
        see(settings);
        Ok(Authentication::unknown())
    });
    String::from_utf8(output).unwrap()
}

const FINE: &str =
    r#"{"response":{"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","status":{"authenticated":false}}}"#;

#[test]
fn absent_and_null_settings_are_none() {
    for input in [r#"{"request":{"spec":{}}}"#, r#"{"settings":null,"request":{"spec":{}}}"#] {
        assert_eq!(with_settings(input, |(): ()| ()), FINE);
        assert_eq!(with_settings(input, |settings: Option<Vec<u8>>| assert_eq!(settings, None)), FINE);
        assert_eq!(
            with_settings(input, |_: Vec<u8>| unreachable!()),
            r#"{"error":"this module needs settings, and none are configured"}"#
        );
    }
}

#[test]
fn settings_are_decoded_to_the_type_of_the_policy() {
    let input = r#"{"request":{"spec":{}},"settings":{"a":[1,2]}}"#;
    let expected = BTreeMap::from([("a", vec![1, 2])]);
    assert_eq!(with_settings(input, |settings: BTreeMap<&str, Vec<i32>>| assert_eq!(settings, expected)), FINE);
    assert_eq!(with_settings(input, |settings: Option<BTreeMap<&str, Vec<i32>>>| assert!(settings.is_some())), FINE);
    assert_eq!(
        with_settings(input, |(): ()| unreachable!()),
        r#"{"error":"invalid type: map, expected unit at line 1 column 34"}"#
    );
}

#[test]
fn false_and_empty_settings_are_settings() {
    assert_eq!(with_settings(r#"{"request":{"spec":{}},"settings":false}"#, |value: bool| assert!(!value)), FINE);
    assert_eq!(
        with_settings(r#"{"request":{"spec":{}},"settings":[]}"#, |list: Vec<u8>| assert!(list.is_empty())),
        FINE
    );
}

#[test]
fn unknown_members_are_ignored() {
    assert_eq!(with_settings(r#"{"x":[{}],"request":{"metadata":{},"spec":{"y":1}}}"#, |(): ()| ()), FINE);
}

#[test]
fn a_secret_does_not_get_into_the_error() {
    let output = with_settings(r#"{"request":{"spec":{}},"settings":{"a":"s3c\"r3t"}}"#, |_: BTreeMap<&str, u8>| ());
    assert_eq!(output, r#"{"error":"invalid type: string, expected u8 at line 1 column 49"}"#);
}

#[test]
fn bad_input_is_an_error() {
    let answer =
        |input: &[u8]| String::from_utf8(answer_token_review(input, |_, _: ()| Ok(Authentication::unknown()))).unwrap();
    for (input, error) in [
        (&b""[..], "EOF while parsing"),
        (b"{}", "missing field `request`"),
        (br#"{"request":{}}"#, "missing field `spec`"),
        (br#"{"request":null}"#, "missing field `request`"),
        (br#"{"request":{"spec":{}}} x"#, "trailing characters"),
        (b"\xff", "not UTF-8"),
        (b"[]", "invalid type: sequence, expected an object"),
    ] {
        let output = answer(input);
        assert!(output.starts_with(r#"{"error":""#) && output.contains(error), "{output}");
    }
}

#[test]
fn a_policy_without_an_answer_says_why() {
    let answer = |error: &'static str| {
        let output = answer_token_review(br#"{"request":{"spec":{}}}"#, |_, _: ()| Err(error.into()));
        String::from_utf8(output).unwrap()
    };
    assert_eq!(answer("no \"directory\""), r#"{"error":"no \"directory\""}"#);
    assert_eq!(answer(""), r#"{"error":"no reason given"}"#);
}

#[test]
fn a_user_comes_out_without_what_it_lacks() {
    let output = answer_token_review(br#"{"request":{"spec":{"token":"t","audiences":["a"]}}}"#, |spec, _: ()| {
        assert_eq!((&*spec.token, &*spec.audiences[0]), ("t", "a"));
        let extra = BTreeMap::from([("k".into(), vec!["v1".into(), "v2".into()])]);
        let user = UserInfo { username: "jane".into(), extra, ..UserInfo::default() };
        Ok(Authentication::user(user).for_audiences(spec.audiences))
    });
    let expected = r#"{"response":{"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","status":{"authenticated":true,"user":{"username":"jane","extra":{"k":["v1","v2"]}},"audiences":["a"]}}}"#;
    assert_eq!(String::from_utf8(output).unwrap(), expected);
}

#[test]
fn a_token_is_not_shown() {
    let output = answer_token_review(br#"{"request":{"spec":{"token":"s3cr3t"}}}"#, |spec, _: ()| {
        assert!(!format!("{spec:?}").contains("s3cr3t"));
        Ok(Authentication::unknown())
    });
    assert_eq!(String::from_utf8(output).unwrap(), FINE);
}
