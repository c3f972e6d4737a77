use wasm_k8s_guest::{answer_admission, AdmissionRequest, Verdict};

use super::{add_missing, mutate, Settings};

const SETTINGS: &str = r#"{"labels":{"env":"dev","team":"none"}}"#;

fn answer(request: &str) -> String {
    let input = format!(r#"{{"request":{{"request":{{"uid":"u",{request}}}}},"settings":{SETTINGS}}}"#);
    String::from_utf8(answer_admission(input.as_bytes(), mutate)).unwrap()
}

/// The object that `object` becomes, as JSON.
fn labelled(object: &str) -> String {
    let input = format!(
        r#"{{"request":{{"request":{{"uid":"u","operation":"CREATE","object":{object}}}}},"settings":{SETTINGS}}}"#
    );
    let answer = answer_admission(input.as_bytes(), |request: AdmissionRequest, settings: Settings| {
        let mut object = request.object.unwrap();
        add_missing(&mut object, &settings)?;
        Ok(Verdict::deny(serde_json::to_string(&object)?))
    });
    let answer = String::from_utf8(answer).unwrap();
    let message = answer.split_once(r#""message":""#).expect(&answer).1;
    message[..message.rfind('"').unwrap()].replace('\\', "")
}

#[test]
fn labels_that_lack_are_added_and_others_stay() {
    assert_eq!(
        labelled(r#"{"metadata":{"labels":{"env":"prod","x":"y"}},"n":1.0e5}"#),
        r#"{"metadata":{"labels":{"env":"prod","x":"y","team":"none"}},"n":1.0e5}"#
    );
}

#[test]
fn labels_are_made_where_there_are_none() {
    for metadata in [r#"{}"#, r#"{"labels":null}"#] {
        assert_eq!(
            labelled(&format!(r#"{{"metadata":{metadata}}}"#)),
            r#"{"metadata":{"labels":{"env":"dev","team":"none"}}}"#
        );
    }
}

#[test]
fn a_patch_is_sent_only_if_something_changed() {
    assert!(answer(r#""operation":"UPDATE","object":{"metadata":{}}"#).contains(r#""patchType":"Full","patch":""#));
    for request in [
        r#""operation":"UPDATE","object":{"metadata":{"labels":{"env":"a","team":"b"}}}"#,
        r#""operation":"DELETE","oldObject":{"metadata":{}}"#,
        r#""operation":"UPDATE","subResource":"status","object":{"metadata":{}}"#,
    ] {
        assert!(answer(request).ends_with(r#"{"uid":"u","allowed":true}}}"#), "{request}");
    }
}
