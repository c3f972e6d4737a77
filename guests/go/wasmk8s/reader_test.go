package wasmk8s

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

var texts = []string{
	`null`, `true`, `false`, `0`, `-0`, `-1.5e+10`, `1E400`, `""`, `"a"`, `"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"`, `[]`, `{}`, ` [ 1 , [ ] , { } ] `,
	`{"a":{"b":[1,2,{"c":null}]},"a":1}`, "\"\u00e9\U0001F600\"",
	``, ` `, `nul`, `nulll`, `tru`, `01`, `-`, `1.`, `.5`, `1e`, `1e+`, `+1`, `"`, `"\`, `"\x"`, `"\u12"`, `"\u12g4"`, "\"\x01\"", `[`, `[1`, `[1,`, `[1,]`, `[,]`,
	`{`, `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `{"a":1,}`, `{a:1}`, `{"a" 1}`, `{1:1}`, `]`, `}`, `1 2`, `[1 2]`, `{"a":1 "b":2}`, `NaN`, `'a'`, `//`, "\ufeff1",
	"\v1", `"\ud800"`, `"\udc00"`, `"\ud800\u0041"`, `"\ud800x"`, `"\ud83d\ude00"`,
}

// lone tells whether a text has half a surrogate pair, which encoding/json replaces.
func lone(text string) bool {
	var value any
	return json.Unmarshal([]byte(text), &value) == nil && strings.Contains(strings.ToLower(text), `\ud`) && strings.Contains(string(mustMarshal(value)), "\ufffd")
}

func mustMarshal(value any) []byte {
	out, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return out
}

func TestTextsAreTakenAndRefusedAsByEncodingJSON(t *testing.T) {
	for _, text := range texts {
		check(t, text)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	f.Fuzz(check)
}

func check(t *testing.T, text string) {
	if !utf8.ValidString(text) || strings.Count(text, "[")+strings.Count(text, "{") > maxDepth {
		return
	}
	value, err := Parse(text)
	if (err == nil) != json.Valid([]byte(text)) {
		t.Fatalf("%q: %v", text, err)
	}
	if err != nil {
		return
	}
	expect(t, value.Raw(), strings.Trim(text, " \t\r\n"))
	var want string
	decoded, err := value.Text()
	if json.Unmarshal([]byte(text), &want) == nil && value.Raw()[0] == '"' && !lone(text) {
		fine(t, err)
		expect(t, decoded, want)
		again, err := Text(decoded).Text()
		fine(t, err)
		expect(t, again, want)
		expect(t, json.Valid([]byte(Text(decoded).Raw())), true)
	} else if err == nil && !strings.Contains(text, "\ufffd") {
		t.Errorf("%q was decoded to %q", text, decoded)
	}
	var number int64
	if decoded, err := value.Int(); err == nil {
		fine(t, json.Unmarshal([]byte(text), &number))
		expect(t, decoded, number)
	}
}

func TestHalfASurrogatePairIsAnError(t *testing.T) {
	for _, text := range []string{`"\ud800"`, `"\udc00"`, `"\ud800\u0041"`, `"\ud800x"`, `"\ud800\ud800"`} {
		if decoded, err := (Value{text}).Text(); err == nil {
			t.Errorf("%s was decoded to %q", text, decoded)
		}
	}
}

func TestIntegersHave64Bits(t *testing.T) {
	for _, text := range []string{"9223372036854775807", "-9223372036854775808", "0", "-1"} {
		number, err := Value{text}.Int()
		fine(t, err)
		expect(t, Int(number).Raw(), text)
	}
	for _, text := range []string{"9223372036854775808", "-9223372036854775809", "99999999999999999999", "1.0", "1e3", `"1"`, "", "-", "null"} {
		if _, err := (Value{text}).Int(); err == nil {
			t.Error(text)
		}
	}
}

func TestDeepNestingIsAnError(t *testing.T) {
	nested := func(depth int) string { return strings.Repeat("[", depth) + strings.Repeat("]", depth) }
	_, err := Parse(nested(maxDepth))
	fine(t, err)
	if _, err := Parse(nested(maxDepth + 2)); err == nil {
		t.Error("no error")
	}
}

func TestWhatCannotBeReadIsNotQuoted(t *testing.T) {
	_, err := Parse(`{"token":"s3cr3t`)
	expect(t, strings.Contains(err.Error(), "s3cr3t"), false)
}
