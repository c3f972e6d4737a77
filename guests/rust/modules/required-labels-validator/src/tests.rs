use wasm_k8s_guest::answer_admission;

use super::validate;

const SETTINGS: &str =
    r#"{"required":{"team":{},"env":{"oneOf":["dev","prod"]}},"recommended":{"cost-center":{"prefix":"cc-"}}}"#;

fn response(request: &str) -> String {
    let input = format!(r#"{{"request":{{"request":{{"uid":"u",{request}}}}},"settings":{SETTINGS}}}"#);
    let answer = String::from_utf8(answer_admission(input.as_bytes(), validate)).unwrap();
    let head = r#"{"response":{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"u","#;
    answer.strip_prefix(head).expect(&answer).strip_suffix("}}}").unwrap().to_owned()
}

fn create(labels: &str) -> String {
    response(&format!(r#""operation":"CREATE","object":{{"metadata":{{"name":"x","labels":{labels}}},"spec":1e999}}"#))
}

#[test]
fn an_object_with_all_labels_is_allowed() {
    assert_eq!(create(r#"{"team":"","env":"dev","cost-center":"cc-1"}"#), r#""allowed":true"#);
}

#[test]
fn missing_and_wrong_labels_are_denied_together() {
    assert_eq!(
        create(r#"{"env":"test","cost-center":"cc-1"}"#),
        concat!(
            r#""allowed":false,"status":{"message":"labels are not as required; env must be one of dev, prod; team is missing","#,
            r#""reason":"Invalid","code":422,"details":{"causes":["#,
            r#"{"field":"metadata.labels[env]","message":"must be one of dev, prod"},"#,
            r#"{"field":"metadata.labels[team]","message":"is missing"}]}}"#
        )
    );
}

#[test]
fn no_labels_at_all_are_missing_labels() {
    assert!(create("null").contains("team is missing"));
    assert!(response(r#""operation":"CREATE","object":{"metadata":{}}"#).contains("team is missing"));
}

#[test]
fn recommended_labels_are_a_warning() {
    assert_eq!(
        create(r#"{"team":"a","env":"prod","cost-center":"1"}"#),
        r#""allowed":true,"warnings":["label cost-center must start with cc-"]"#
    );
    assert!(create("{}").contains(r#""warnings":["label cost-center is missing"]"#));
}

#[test]
fn what_stores_no_object_is_allowed() {
    for request in [
        r#""operation":"DELETE","oldObject":{"metadata":{}}"#,
        r#""operation":"CONNECT","object":{"metadata":{}}"#,
        r#""operation":"UPDATE","subResource":"scale","object":{"metadata":{}}"#,
    ] {
        assert_eq!(response(request), r#""allowed":true"#);
    }
}
