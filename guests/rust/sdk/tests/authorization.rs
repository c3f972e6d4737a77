//! SubjectAccessReviews, decoded and answered.

use wasm_k8s_guest::{answer_subject_access_review, Decision, SubjectAccessReviewSpec};

fn status(decision: Decision<'static>) -> String {
    let output = answer_subject_access_review(br#"{"request":{"spec":{}}}"#, |_, _: ()| Ok(decision));
    let output = String::from_utf8(output).unwrap();
    let head = r#"{"response":{"apiVersion":"authorization.k8s.io/v1","kind":"SubjectAccessReview","status":"#;
    output.strip_prefix(head).unwrap().strip_suffix("}}").unwrap().to_owned()
}

#[test]
fn the_three_decisions_differ() {
    assert_eq!(status(Decision::allow()), r#"{"allowed":true}"#);
    assert_eq!(status(Decision::deny().because("no")), r#"{"allowed":false,"denied":true,"reason":"no"}"#);
    assert_eq!(status(Decision::no_opinion()), r#"{"allowed":false}"#);
}

#[test]
fn a_resource_request_is_decoded() {
    let input = br#"{"request":{"spec":{"user":"u","uid":"1","groups":["g"],"extra":{"k":["v"]},"resourceAttributes":{
        "namespace":"n","verb":"list","group":"apps","version":"v1","resource":"deployments","subresource":"scale",
        "name":"x","labelSelector":{"requirements":[{"key":"a","operator":"In","values":["b"]}]},
        "fieldSelector":{"rawSelector":"a=b"}}}}}"#;
    let output = answer_subject_access_review(input, |spec: SubjectAccessReviewSpec, _: ()| {
        let resource = spec.resource_attributes.as_ref().unwrap();
        assert!(spec.is_in("g") && !spec.is_in("h") && spec.non_resource_attributes.is_none());
        assert_eq!((&*spec.user, &*spec.uid, &*spec.extra["k"][0]), ("u", "1", "v"));
        assert_eq!((&*resource.namespace, &*resource.verb, &*resource.group), ("n", "list", "apps"));
        assert_eq!((&*resource.version, &*resource.resource, &*resource.subresource), ("v1", "deployments", "scale"));
        assert_eq!(resource.name, "x");
        let requirement = &resource.label_selector.as_ref().unwrap().requirements[0];
        assert_eq!((&*requirement.key, &*requirement.operator, &*requirement.values[0]), ("a", "In", "b"));
        assert_eq!(resource.field_selector.as_ref().unwrap().raw_selector, "a=b");
        Ok(Decision::allow())
    });
    assert!(String::from_utf8(output).unwrap().contains(r#""allowed":true"#));
}

#[test]
fn a_path_request_is_decoded_and_nulls_are_absent() {
    let input = br#"{"request":{"spec":{"user":null,"groups":null,"extra":null,"resourceAttributes":null,
        "nonResourceAttributes":{"path":"/healthz","verb":"get"}}}}"#;
    let output = answer_subject_access_review(input, |spec: SubjectAccessReviewSpec, _: ()| {
        let path = spec.non_resource_attributes.as_ref().unwrap();
        assert_eq!((&*path.path, &*path.verb), ("/healthz", "get"));
        assert!(spec.resource_attributes.is_none() && spec.groups.is_empty() && spec.user.is_empty());
        Ok(Decision::allow())
    });
    assert!(String::from_utf8(output).unwrap().contains(r#""allowed":true"#));
}
