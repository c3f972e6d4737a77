//! What an object keeps and how it changes.

use std::collections::BTreeMap;

use wasm_k8s_guest::{Object, Text};

fn object(json: &str) -> Object<'_> {
    serde_json::from_str(json).unwrap()
}

fn json(object: &Object) -> String {
    serde_json::to_string(object).unwrap()
}

#[test]
fn what_is_not_changed_stays_byte_for_byte() {
    let text =
        r#"{"z":1.10,"a":{"big":123456789012345678901234567890,"tiny":-1E-400, "s":"\u00e9\/"},"n":null,"l":[ 1 ]}"#;
    let mut changed = object(text);
    changed.set(&["added", "here"], "x").unwrap();
    assert_eq!(json(&changed), text.replace("[ 1 ]}", r#"[ 1 ],"added":{"here":"x"}}"#));
}

#[test]
fn siblings_of_a_change_keep_their_digits_and_their_order() {
    let mut changed = object(r#"{"data":{"b":1e400,"a":0.10000000000000000001,"c":1}}"#);
    changed.set(&["data", "a"], &2).unwrap();
    assert_eq!(json(&changed), r#"{"data":{"b":1e400,"a":2,"c":1}}"#);
}

#[test]
fn values_are_decoded_where_they_are() {
    let pod = object(r#"{"metadata":{"labels":{"a/b":"c"}},"spec":{"containers":[{"image":"i"}],"none":null}}"#);
    assert_eq!(pod.get::<Text>(&["metadata", "labels", "a/b"]).unwrap(), Some("c".into()));
    assert_eq!(pod.get::<Text>(&["metadata", "annotations", "x"]).unwrap(), None);
    assert_eq!(pod.get::<Text>(&["spec", "none"]).unwrap(), None);
    assert_eq!(pod.get::<Text>(&["spec", "none", "deeper"]).unwrap(), None);
    let containers: Vec<BTreeMap<Text, Text>> = pod.get(&["spec", "containers"]).unwrap().unwrap();
    assert_eq!(containers[0]["image"], "i");
}

#[test]
fn a_null_counts_as_there_but_not_as_a_parent() {
    let mut changed = object(r#"{"data":null}"#);
    assert!(changed.has(&["data"]).unwrap());
    assert!(!changed.has(&["data", "key"]).unwrap());
    changed.set(&["data", "key"], "value").unwrap();
    assert_eq!(json(&changed), r#"{"data":{"key":"value"}}"#);
}

#[test]
fn errors_name_the_member() {
    let mut wrong = object(r#"{"data":[1],"name":5}"#);
    for error in [
        wrong.has(&["data", "key"]).unwrap_err(),
        wrong.get::<Text>(&["data"]).unwrap_err(),
        wrong.set(&["data", "key"], "value").unwrap_err(),
    ] {
        assert!(error.to_string().starts_with("in data: invalid type: sequence"), "{error}");
    }
    assert!(wrong.get::<Text>(&["name"]).unwrap_err().to_string().contains("in name: invalid type: integer `5`"));
    assert!(wrong.has(&[]).is_err() && wrong.set(&[], "").is_err() && wrong.remove(&[]).is_err());
}

#[test]
fn removal_leaves_the_rest() {
    let mut changed = object(r#"{"a":{"b":1,"c":2},"d":3}"#);
    changed.remove(&["a", "b"]).unwrap();
    changed.remove(&["a", "missing"]).unwrap();
    changed.remove(&["missing", "b"]).unwrap();
    changed.remove(&["d"]).unwrap();
    assert_eq!(json(&changed), r#"{"a":{"c":2}}"#);
}

#[test]
fn of_members_with_one_name_the_last_counts() {
    let mut twice = object(r#"{"a":{"x":1,"x":2},"b":1,"b":2}"#);
    assert_eq!(twice.get::<u8>(&["a", "x"]).unwrap(), Some(2));
    assert_eq!(twice.get::<u8>(&["b"]).unwrap(), Some(2));
    twice.set(&["b"], &3).unwrap();
    assert_eq!(json(&twice), r#"{"a":{"x":1,"x":2},"b":1,"b":3}"#);
}

#[test]
fn each_object_of_a_list_can_be_changed() {
    let mut pod = object(r#"{"spec":{"containers":[{"image":"a","x":1.0},{"image":"b"}]}}"#);
    pod.edit_each(&["spec", "containers"], |container| container.set(&["imagePullPolicy"], "Always")).unwrap();
    pod.edit_each(&["spec", "initContainers"], |_| unreachable!("there are none")).unwrap();
    assert_eq!(
        json(&pod),
        r#"{"spec":{"containers":[{"image":"a","x":1.0,"imagePullPolicy":"Always"},{"image":"b","imagePullPolicy":"Always"}]}}"#
    );
}

#[test]
fn escaped_names_are_found_and_written_back() {
    let mut escaped = object(r#"{"a\"b":{"c\nd":1}}"#);
    assert_eq!(escaped.get::<u8>(&["a\"b", "c\nd"]).unwrap(), Some(1));
    escaped.set(&["a\"b", "c\nd"], &2).unwrap();
    assert_eq!(json(&escaped), r#"{"a\"b":{"c\nd":2}}"#);
}
