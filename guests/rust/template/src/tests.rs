use wasm_k8s_guest::answer_admission;

use super::validate;

/// What the module answers to the creation of a pod with these containers.
fn answer(containers: &str) -> String {
    let input = format!(
        r#"{{"request":{{"request":{{"uid":"u","operation":"CREATE","kind":{{"group":"","version":"v1","kind":"Pod"}},
        "object":{{"spec":{containers}}}}}}},"settings":{{"registries":["registry.example.com"]}}}}"#
    );
    String::from_utf8(answer_admission(input.as_bytes(), validate)).unwrap()
}

#[test]
fn an_image_of_a_registry_allowed_is_allowed() {
    assert!(answer(r#"{"containers":[{"image":"registry.example.com/web:1"}]}"#).contains(r#""allowed":true"#));
}

#[test]
fn other_images_are_denied_wherever_they_are() {
    for containers in [
        r#"{"containers":[{"image":"registry.example.com/web:1"},{"image":"elsewhere.example.com/web:1"}]}"#,
        r#"{"initContainers":[{"image":"web"}]}"#,
        r#"{"ephemeralContainers":[{"image":"registry.example.com.evil.example/web"}]}"#,
        r#"{"containers":[{}]}"#,
    ] {
        assert!(answer(containers).contains(r#""allowed":false"#), "{containers}");
    }
}

#[test]
fn what_cannot_be_read_is_an_error_and_not_allowed() {
    assert!(answer(r#"{"containers":"none"}"#).starts_with(r#"{"error":"#));
}
