package wasmk8s

import (
	"strings"
	"testing"
)

func object(t *testing.T, json string) *Object {
	t.Helper()
	value, err := Parse(json)
	if err != nil {
		t.Fatal(err)
	}
	object, err := value.Object()
	if err != nil {
		t.Fatal(err)
	}
	return object
}

func expect[T comparable](t *testing.T, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func fine(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Error(err)
	}
}

func TestWhatIsNotChangedStaysByteForByte(t *testing.T) {
	json := `{"z":1.10,"a":{"big":123456789012345678901234567890,"tiny":-1E-400, "s":"\u00e9\/"},"n":null,"l":[ 1 ]}`
	changed := object(t, json)
	fine(t, changed.Set(Path{"added", "here"}, Text("x")))
	expect(t, changed.Value().Raw(), strings.Replace(json, "[ 1 ]}", `[ 1 ],"added":{"here":"x"}}`, 1))
}

func TestSiblingsOfAChangeKeepTheirDigitsAndTheirOrder(t *testing.T) {
	changed := object(t, `{"data":{"b":1e400,"a":0.10000000000000000001,"c":1}}`)
	fine(t, changed.Set(Path{"data", "a"}, Int(2)))
	expect(t, changed.Value().Raw(), `{"data":{"b":1e400,"a":2,"c":1}}`)
}

func TestValuesAreDecodedWhereTheyAre(t *testing.T) {
	pod := object(t, `{"metadata":{"labels":{"a/b":"c"}},"spec":{"n":-7,"yes":true,"l":["x"],"containers":[{"image":"i"}],"none":null}}`)
	for path, want := range map[string]string{"metadata/labels": "", "metadata/annotations/x": "", "spec/none": "", "spec/none/deeper": ""} {
		if path != "metadata/labels" {
			text, err := pod.Text(strings.Split(path, "/"))
			fine(t, err)
			expect(t, text, want)
		}
	}
	text, err := pod.Text(Path{"metadata", "labels", "a/b"})
	fine(t, err)
	expect(t, text, "c")
	number, err := pod.Int(Path{"spec", "n"})
	fine(t, err)
	expect(t, number, -7)
	yes, err := pod.Bool(Path{"spec", "yes"})
	fine(t, err)
	expect(t, yes, true)
	list, err := pod.Texts(Path{"spec", "l"})
	fine(t, err)
	expect(t, len(list) == 1 && list[0] == "x", true)
	containers, err := pod.Objects(Path{"spec", "containers"})
	fine(t, err)
	image, err := containers[0].Text(Path{"image"})
	fine(t, err)
	expect(t, image, "i")
	missing, err := pod.Object(Path{"status"})
	fine(t, err)
	expect(t, missing == nil, true)
}

func TestANullCountsAsThereButNotAsAParent(t *testing.T) {
	changed := object(t, `{"data":null}`)
	there, err := changed.Has(Path{"data"})
	fine(t, err)
	expect(t, there, true)
	there, err = changed.Has(Path{"data", "key"})
	fine(t, err)
	expect(t, there, false)
	fine(t, changed.Set(Path{"data", "key"}, Text("value")))
	expect(t, changed.Value().Raw(), `{"data":{"key":"value"}}`)
}

func TestErrorsNameTheMemberAndLeaveTheObject(t *testing.T) {
	json := `{"data":[1],"name":5}`
	wrong := object(t, json)
	_, has := wrong.Has(Path{"data", "key"})
	_, text := wrong.Text(Path{"data"})
	for _, err := range []error{has, text, wrong.Set(Path{"data", "key"}, Text("value"))} {
		if err == nil || !strings.HasPrefix(err.Error(), "in data: expected ") {
			t.Error(err)
		}
	}
	if _, err := wrong.Has(nil); err == nil {
		t.Error("an empty path")
	}
	if wrong.Set(nil, Text("")) == nil || wrong.Remove(nil) == nil {
		t.Error("an empty path")
	}
	expect(t, wrong.Value().Raw(), json)
}

func TestRemovalLeavesTheRest(t *testing.T) {
	changed := object(t, `{"a":{"b":1,"c":2},"d":3}`)
	for _, path := range []Path{{"a", "b"}, {"a", "missing"}, {"missing", "b"}, {"d"}} {
		fine(t, changed.Remove(path))
	}
	expect(t, changed.Value().Raw(), `{"a":{"c":2}}`)
	fine(t, changed.Remove(Path{"a"}))
	expect(t, changed.Value().Raw(), `{}`)
}

func TestOfMembersWithOneNameTheLastCounts(t *testing.T) {
	twice := object(t, `{"a":{"x":1,"x":2},"b":1,"b":2}`)
	number, err := twice.Int(Path{"a", "x"})
	fine(t, err)
	expect(t, number, 2)
	fine(t, twice.Set(Path{"b"}, Int(3)))
	expect(t, twice.Value().Raw(), `{"a":{"x":1,"x":2},"b":1,"b":3}`)
}

func TestEachObjectOfAListCanBeChanged(t *testing.T) {
	pod := object(t, `{"spec":{"containers":[{"image":"a","x":1.0},{"image":"b"}]}}`)
	fine(t, pod.EditEach(Path{"spec", "containers"}, func(container *Object) error {
		return container.Set(Path{"imagePullPolicy"}, Text("Always"))
	}))
	fine(t, pod.EditEach(Path{"spec", "initContainers"}, func(*Object) error {
		t.Error("there are none")
		return nil
	}))
	expect(t, pod.Value().Raw(),
		`{"spec":{"containers":[{"image":"a","x":1.0,"imagePullPolicy":"Always"},{"image":"b","imagePullPolicy":"Always"}]}}`)
}

func TestAnEditThatFailsChangesNothing(t *testing.T) {
	object := object(t, `{"a":{"b":1}}`)
	err := object.Edit(Path{"a"}, func(a *Object) error {
		fine(t, a.Set(Path{"b"}, Int(2)))
		return Error("no")
	})
	expect(t, err.Error(), "no")
	expect(t, object.Value().Raw(), `{"a":{"b":1}}`)
}

func TestEscapedNamesAreFoundAndWrittenBack(t *testing.T) {
	escaped := object(t, `{"a\"b":{"c\nd":1}}`)
	number, err := escaped.Int(Path{"a\"b", "c\nd"})
	fine(t, err)
	expect(t, number, 1)
	fine(t, escaped.Set(Path{"a\"b", "c\nd"}, Int(2)))
	expect(t, escaped.Value().Raw(), `{"a\"b":{"c\nd":2}}`)
}

func TestUnknownMembersAreFound(t *testing.T) {
	settings := object(t, `{"labels":{},"lables":{}}`)
	fine(t, settings.Only("labels", "lables"))
	expect(t, settings.Only("labels").Error(), "unknown member lables")
	names, err := settings.Names()
	fine(t, err)
	expect(t, strings.Join(names, " "), "labels lables")
}
