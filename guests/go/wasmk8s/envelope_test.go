package wasmk8s

import (
	"strings"
	"testing"
)

const nobody = `{"response":{"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","status":{"authenticated":false}}}`

func unknown[S any](*TokenReviewSpec, S) (*Authentication, error) {
	return Unknown(), nil
}

func TestSettingsAreRefusedByThoseWhoTakeNone(t *testing.T) {
	for _, input := range []string{`{"request":{"spec":{}}}`, `{"settings":null,"request":{"spec":{}}}`} {
		expect(t, string(AnswerTokenReview([]byte(input), NoSettings, unknown[None])), nobody)
	}
	for _, settings := range []string{`{}`, `[]`, `false`, `0`, `""`} {
		input := `{"request":{"spec":{}},"settings":` + settings + `}`
		expect(t, string(AnswerTokenReview([]byte(input), NoSettings, unknown[None])),
			`{"error":"in settings: this module takes no settings"}`)
	}
}

func TestSettingsAreMissedByThoseWhoNeedThem(t *testing.T) {
	texts := func(input string) string {
		return string(AnswerTokenReview([]byte(input), Value.Texts, func(_ *TokenReviewSpec, list []string) (*Authentication, error) {
			return nil, Error(strings.Join(list, "+"))
		}))
	}
	expect(t, texts(`{"request":{"spec":{}},"settings":["a","b"]}`), `{"error":"a+b"}`)
	expect(t, texts(`{"settings":["a","b"],"request":{"spec":{}}}`), `{"error":"a+b"}`)
	expect(t, texts(`{"request":{"spec":{}}}`), `{"error":"this module needs settings, and none are configured"}`)
	expect(t, texts(`{"request":{"spec":{}},"settings":{"a":"s3cr3t"}}`), `{"error":"in settings: expected a list at byte 0"}`)
}

func TestUnknownMembersAreIgnored(t *testing.T) {
	input := `{"x":[{}],"request":{"metadata":{},"spec":{"y":1},"status":null}}`
	expect(t, string(AnswerTokenReview([]byte(input), NoSettings, unknown[None])), nobody)
}

func TestBadInputIsAnError(t *testing.T) {
	for input, problem := range map[string]string{
		``:                                   "ends early",
		`{}`:                                 "no request",
		`{"request":{}}`:                     "no spec",
		`{"request":null}`:                   "no request",
		`{"request":{"spec":null}}`:          "no spec",
		`{"request":{"spec":{}}} x`:          "more than one",
		"\xff":                               "not UTF-8",
		`[]`:                                 "expected an object",
		`{"request":{"spec":{"token":1}}}`:   "in token: expected a string",
		`{"request":{"spec":{}},"x":"\ud"}`:  "escape",
		`{"request":{"spec":{}},"settings":`: "ends early",
	} {
		output := string(AnswerTokenReview([]byte(input), NoSettings, unknown[None]))
		if !strings.HasPrefix(output, `{"error":"`) || !strings.Contains(output, problem) {
			t.Errorf("%s: %s", input, output)
		}
	}
}

func TestAPolicyWithoutAnAnswerSaysWhy(t *testing.T) {
	answer := func(err error) string {
		return string(AnswerTokenReview([]byte(`{"request":{"spec":{}}}`), NoSettings, func(*TokenReviewSpec, None) (*Authentication, error) {
			return nil, err
		}))
	}
	expect(t, answer(Error("no \"directory\"")), `{"error":"no \"directory\""}`)
	expect(t, answer(Error("")), `{"error":"no reason given"}`)
	expect(t, answer(nil), `{"error":"the policy gave no answer"}`)
}

func TestAUserComesOutWithoutWhatItLacks(t *testing.T) {
	input := `{"request":{"spec":{"token":"t","audiences":["a"]}}}`
	output := AnswerTokenReview([]byte(input), NoSettings, func(spec *TokenReviewSpec, _ None) (*Authentication, error) {
		expect(t, spec.Token, "t")
		user := UserInfo{Username: "jane", Extra: Extra{{"k", []string{"v1", "v2"}}}}
		return Authenticated(user).ForAudiences(spec.Audiences...), nil
	})
	expect(t, string(output), `{"response":{"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","status":{"authenticated":true,`+
		`"user":{"username":"jane","extra":{"k":["v1","v2"]}},"audiences":["a"]}}}`)
}
