use wasm_k8s_guest::answer_subject_access_review;

use super::authorize;

const SETTINGS: &str = r#"{"rules":[
    {"effect":"deny","groups":["interns"],"verbs":["*"],"resources":["secrets","pods/exec"],"namespaces":["kube-system"]},
    {"effect":"allow","groups":["interns","ops"],"verbs":["get","list"],"resources":["pods","*/log","secrets"],"apiGroups":[""],
     "namespaces":["kube-system","default"]},
    {"effect":"allow","groups":["root"],"verbs":["*"],"resources":["*"]},
    {"effect":"allow","groups":["ops"],"verbs":["get"],"nonResourceURLs":["/healthz","/metrics/*"]}
]}"#;

fn decide(group: &str, attributes: &str) -> String {
    let input = format!(r#"{{"request":{{"spec":{{"groups":["{group}"],{attributes}}}}},"settings":{SETTINGS}}}"#);
    let answer = String::from_utf8(answer_subject_access_review(input.as_bytes(), authorize)).unwrap();
    answer[answer.find("\"status\":").unwrap() + 9..answer.len() - 2].to_owned()
}

fn resource(group: &str, verb: &str, resource: &str, namespace: &str) -> String {
    let (resource, subresource) = resource.split_once('/').unwrap_or((resource, ""));
    decide(
        group,
        &format!(
            r#""resourceAttributes":{{"verb":"{verb}","resource":"{resource}","subresource":"{subresource}","namespace":"{namespace}"}}"#
        ),
    )
}

fn path(group: &str, verb: &str, path: &str) -> String {
    decide(group, &format!(r#""nonResourceAttributes":{{"verb":"{verb}","path":"{path}"}}"#))
}

fn allowed(rule: usize) -> String {
    format!(r#"{{"allowed":true,"reason":"allowed by rule {rule}"}}"#)
}

fn denied(rule: usize) -> String {
    format!(r#"{{"allowed":false,"denied":true,"reason":"denied by rule {rule}"}}"#)
}

const NO_OPINION: &str = r#"{"allowed":false}"#;

#[test]
fn the_first_matching_rule_decides() {
    assert_eq!(resource("interns", "get", "secrets", "kube-system"), denied(0));
    assert_eq!(resource("interns", "get", "secrets", "default"), allowed(1));
    assert_eq!(resource("ops", "get", "secrets", "kube-system"), allowed(1));
}

#[test]
fn no_rule_is_no_opinion() {
    assert_eq!(resource("others", "get", "pods", "default"), NO_OPINION);
    assert_eq!(resource("ops", "delete", "pods", "default"), NO_OPINION);
    assert_eq!(resource("ops", "get", "pods", "other"), NO_OPINION);
    assert_eq!(decide("root", r#""user":"x""#), NO_OPINION);
}

#[test]
fn all_namespaces_are_more_than_some_may_allow_and_not_less_than_some_deny() {
    assert_eq!(resource("ops", "list", "pods", ""), NO_OPINION);
    assert_eq!(resource("interns", "list", "secrets", ""), denied(0));
}

#[test]
fn subresources_are_named_apart() {
    assert_eq!(resource("interns", "get", "pods/exec", "kube-system"), denied(0));
    assert_eq!(resource("interns", "get", "pods/exec", "default"), NO_OPINION);
    assert_eq!(resource("interns", "get", "pods/log", "default"), allowed(1));
    assert_eq!(resource("root", "get", "pods/exec", "default"), allowed(2));
}

#[test]
fn api_groups_limit_a_rule() {
    let apps = r#""resourceAttributes":{"verb":"get","group":"apps","resource":"pods","namespace":"default"}"#;
    assert_eq!(decide("ops", apps), NO_OPINION);
    assert_eq!(decide("root", apps), allowed(2));
}

#[test]
fn paths_match_whole_or_by_prefix() {
    assert_eq!(path("ops", "get", "/healthz"), allowed(3));
    assert_eq!(path("ops", "get", "/healthz/x"), NO_OPINION);
    assert_eq!(path("ops", "get", "/metrics/cadvisor"), allowed(3));
    assert_eq!(path("ops", "post", "/healthz"), NO_OPINION);
    assert_eq!(path("root", "get", "/healthz"), NO_OPINION);
}
