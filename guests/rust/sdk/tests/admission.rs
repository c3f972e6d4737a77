//! AdmissionReviews, decoded and answered.

use wasm_k8s_guest::{answer_admission, AdmissionRequest, Object, Operation, Result, Text, Verdict};

const CREATE: &str = r#"{"request":{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"u\"1",
    "kind":{"group":"","version":"v1","kind":"ConfigMap"},"resource":{"group":"","version":"v1","resource":"configmaps"},
    "name":"x","namespace":"default","operation":"CREATE","userInfo":{"username":"me","uid":"7","groups":["g"]},
    "object":{"kind":"ConfigMap","n":1.50,"data":{"a":"b"}},"oldObject":null,"dryRun":true,
    "options":{"kind":"CreateOptions"}}}}"#;

fn response(verdict: Result<Verdict<'static>>) -> String {
    let output = answer_admission(CREATE.as_bytes(), |_: AdmissionRequest, _: ()| verdict);
    let output = String::from_utf8(output).unwrap();
    let head = r#"{"response":{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"u\"1","#;
    output.strip_prefix(head).unwrap().strip_suffix("}}}").unwrap().to_owned()
}

#[test]
fn a_request_is_decoded() {
    let output = answer_admission(CREATE.as_bytes(), |request: AdmissionRequest, _: ()| {
        assert!(request.is_kind("", "ConfigMap") && !request.is_kind("apps", "ConfigMap"));
        assert!(request.is_create_or_update() && request.operation == Operation::Create && request.dry_run);
        assert_eq!((&*request.uid, &*request.name, &*request.namespace), ("u\"1", "x", "default"));
        assert_eq!((&*request.kind.version, &*request.resource.resource), ("v1", "configmaps"));
        assert!(request.user_info.is_in("g") && request.old_object.is_none() && request.request_kind.is_none());
        assert_eq!(request.object.unwrap().get::<Text>(&["data", "a"])?, Some("b".into()));
        assert_eq!(request.options.unwrap().get::<Text>(&["kind"])?, Some("CreateOptions".into()));
        Ok(Verdict::allow())
    });
    assert!(String::from_utf8(output).unwrap().contains(r#""allowed":true"#));
}

#[test]
fn an_object_can_be_a_type_of_the_policy() {
    #[derive(serde::Deserialize)]
    struct ConfigMap<'a> {
        #[serde(borrow)]
        kind: Text<'a>,
    }
    let output = answer_admission(CREATE.as_bytes(), |request: AdmissionRequest<ConfigMap>, _: ()| {
        Ok(Verdict::deny(request.object.unwrap().kind))
    });
    assert!(String::from_utf8(output).unwrap().contains(r#""message":"ConfigMap""#));
}

#[test]
fn a_subresource_or_a_deletion_is_no_creation() {
    for (operation, rest) in
        [("DELETE", r#""oldObject":{}"#), ("UPDATE", r#""subResource":"status""#), ("CONNECT", r#""name":"x""#)]
    {
        let input = format!(r#"{{"request":{{"request":{{"uid":"u","operation":"{operation}",{rest}}}}}}}"#);
        let output = answer_admission(input.as_bytes(), |request: AdmissionRequest, _: ()| {
            assert!(!request.is_create_or_update());
            assert_eq!(request.old_object.is_some(), operation == "DELETE");
            Ok(Verdict::allow())
        });
        assert!(String::from_utf8(output).unwrap().contains(r#""allowed":true"#));
    }
}

#[test]
fn a_request_without_uid_or_with_an_unknown_operation_is_an_error() {
    for (request, error) in [
        (r#"{"operation":"CREATE"}"#, "missing field `uid`"),
        (r#"{"uid":"u"}"#, "missing field `operation`"),
        (r#"{"uid":"u","operation":"PATCH"}"#, "unknown variant `PATCH`"),
    ] {
        let input = format!(r#"{{"request":{{"request":{request}}}}}"#);
        let output = answer_admission(input.as_bytes(), |_: AdmissionRequest, _: ()| Ok(Verdict::allow()));
        assert!(String::from_utf8(output).unwrap().starts_with(&format!(r#"{{"error":"{error}"#)));
    }
}

#[test]
fn verdicts_have_no_members_that_they_lack() {
    assert_eq!(response(Ok(Verdict::allow())), r#""allowed":true"#);
    assert_eq!(response(Ok(Verdict::deny("no"))), r#""allowed":false,"status":{"message":"no"}"#);
}

#[test]
fn a_verdict_carries_all_that_it_was_given() {
    let verdict = Verdict::deny("no")
        .with_code(422)
        .with_reason("Invalid")
        .with_cause("metadata.name", "too long")
        .with_warning("w1")
        .with_warning("w2")
        .with_annotation("k", "v");
    assert_eq!(
        response(Ok(verdict)),
        r#""allowed":false,"status":{"message":"no","reason":"Invalid","code":422,"details":{"causes":[{"field":"metadata.name","message":"too long"}]}},"warnings":["w1","w2"],"auditAnnotations":{"k":"v"}"#
    );
}

#[test]
fn a_changed_object_is_a_full_patch_in_padded_base64() {
    let object: Object = serde_json::from_str(r#"{"kind":"ConfigMap","n":1.50}"#).unwrap();
    assert_eq!(
        response(Verdict::mutate(&object)),
        r#""allowed":true,"patchType":"Full","patch":"eyJraW5kIjoiQ29uZmlnTWFwIiwibiI6MS41MH0=""#
    );
}
