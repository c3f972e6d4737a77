use wasm_k8s_guest::answer_admission;

use super::harden;

fn answer(spec: &str) -> String {
    let input = format!(
        r#"{{"request":{{"request":{{"uid":"u","operation":"CREATE","kind":{{"group":"","version":"v1","kind":"Pod"}},
        "object":{{"spec":{spec}}}}}}}}}"#
    );
    String::from_utf8(answer_admission(input.as_bytes(), harden)).unwrap()
}

#[test]
fn a_privileged_container_is_denied() {
    for list in ["initContainers", "containers", "ephemeralContainers"] {
        let answer = answer(&format!(
            r#"{{"{list}":[{{"name":"a"}},{{"name":"b","securityContext":{{"privileged":true,"unknown":1}}}}]}}"#
        ));
        assert!(answer.contains("the container b is privileged"), "{answer}");
    }
}

#[test]
fn a_pod_that_says_about_its_token_stays() {
    for said in ["true", "false"] {
        let answer = answer(&format!(r#"{{"automountServiceAccountToken":{said}}}"#));
        assert!(answer.ends_with(r#"{"uid":"u","allowed":true}}}"#), "{answer}");
    }
    assert!(answer("{}").contains(r#""allowed":true,"patchType":"Full","patch":""#));
}
