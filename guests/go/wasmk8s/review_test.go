package wasmk8s

import (
	"encoding/base64"
	"strings"
	"testing"
)

const create = `"uid":"u","operation":"CREATE"`

func admit(request string, policy func(*AdmissionRequest) *Verdict) string {
	return string(AnswerAdmission([]byte(`{"request":{"request":{`+request+`}}}`), NoSettings,
		func(request *AdmissionRequest, _ None) (*Verdict, error) { return policy(request), nil }))
}

func TestARequestIsReadWhole(t *testing.T) {
	admit(`"uid":"u-1","kind":{"group":"apps","version":"v1","kind":"Deployment"},
		"resource":{"group":"apps","version":"v1","resource":"deployments"},"subResource":"scale",
		"requestKind":{"group":"x","version":"v2","kind":"K"},"requestResource":{"group":"x","version":"v2","resource":"ks"},
		"requestSubResource":"s","name":"n","namespace":"ns","operation":"UPDATE",
		"userInfo":{"username":"jane","uid":"7","groups":["g"],"extra":{"k":["v"],"n":null}},
		"object":{"a":1},"oldObject":{"a":0},"dryRun":true,"options":{"o":1}`, func(r *AdmissionRequest) *Verdict {
		expect(t, r.UID, "u-1")
		expect(t, r.Kind, GroupVersionKind{"apps", "v1", "Deployment"})
		expect(t, r.Resource, GroupVersionResource{"apps", "v1", "deployments"})
		expect(t, *r.RequestKind, GroupVersionKind{"x", "v2", "K"})
		expect(t, *r.RequestResource, GroupVersionResource{"x", "v2", "ks"})
		expect(t, r.SubResource+r.RequestSubResource+r.Name+r.Namespace, "scalesnns")
		expect(t, r.Operation, Update)
		expect(t, r.UserInfo.Username+r.UserInfo.UID, "jane7")
		expect(t, r.UserInfo.IsIn("g") && !r.UserInfo.IsIn("h") && r.UserInfo.Extra.Get("k")[0] == "v", true)
		expect(t, r.UserInfo.Extra.Get("n") == nil && r.DryRun, true)
		expect(t, r.Object.Value().Raw()+r.OldObject.Value().Raw()+r.Options.Value().Raw(), `{"a":1}{"a":0}{"o":1}`)
		expect(t, r.IsKind("apps", "Deployment") && !r.IsKind("", "Deployment") && !r.IsCreateOrUpdate(), true)
		return Allow()
	})
}

func TestNullIsAsGoodAsAbsent(t *testing.T) {
	output := admit(create+`,"object":null,"oldObject":null,"dryRun":null,"userInfo":null,"kind":null`, func(r *AdmissionRequest) *Verdict {
		expect(t, r.Object == nil && r.OldObject == nil && !r.DryRun && r.IsCreateOrUpdate(), true)
		return Allow()
	})
	expect(t, output, `{"response":{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"u","allowed":true}}}`)
}

func TestARequestThatCannotBeReadIsAnError(t *testing.T) {
	for request, problem := range map[string]string{
		`"operation":"CREATE"`:            "no uid",
		`"uid":"u"`:                       "no operation",
		`"uid":"u","operation":"CREATED"`: "not an operation",
		create + `,"object":[]`:           "in object: expected an object",
		create + `,"dryRun":"yes"`:        "in dryRun: expected true or false",
		create + `,"name":7`:              "in name: expected a string",
	} {
		output := admit(request, func(*AdmissionRequest) *Verdict { t.Error("asked"); return Allow() })
		if !strings.HasPrefix(output, `{"error":"`) || !strings.Contains(output, problem) {
			t.Errorf("%s: %s", request, output)
		}
	}
}

func TestADenialHasAllThatIsSaid(t *testing.T) {
	output := admit(create, func(*AdmissionRequest) *Verdict {
		return Deny("no \"x\"").WithCode(422).WithReason("Invalid").WithCause("spec.a", "bad").WithCause("spec.b", "worse").
			WithWarning("w1").WithWarning("w2").WithAnnotation("k", "old").WithAnnotation("k", "v").WithAnnotation("l", "\n")
	})
	expect(t, output, `{"response":{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"u","allowed":false,`+
		`"status":{"message":"no \"x\"","reason":"Invalid","code":422,"details":{"causes":[{"field":"spec.a","message":"bad"},`+
		`{"field":"spec.b","message":"worse"}]}},"warnings":["w1","w2"],"auditAnnotations":{"k":"v","l":"\n"}}}}`)
}

func TestAMutationIsTheWholeObject(t *testing.T) {
	output := admit(create+`,"object":{"n":1.0,"data":{}}`, func(r *AdmissionRequest) *Verdict {
		fine(t, r.Object.Set(Path{"data", "k"}, Text("v")))
		return Mutate(r.Object)
	})
	_, patch, _ := strings.Cut(output, `"allowed":true,"patchType":"Full","patch":"`)
	decoded, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(patch, `"}}}`))
	fine(t, err)
	expect(t, string(decoded), `{"n":1.0,"data":{"k":"v"}}`)
}

func TestBase64IsTheStandardOne(t *testing.T) {
	data := []byte{}
	for i := range 260 {
		expect(t, string(appendBase64([]byte("x"), data)), "x"+base64.StdEncoding.EncodeToString(data))
		data = append(data, byte(i*89))
	}
}

func TestAccessIsReadAndDecided(t *testing.T) {
	answer := func(spec string, policy func(*SubjectAccessReviewSpec) *Decision) string {
		return string(AnswerSubjectAccessReview([]byte(`{"request":{"spec":{`+spec+`}}}`), NoSettings,
			func(spec *SubjectAccessReviewSpec, _ None) (*Decision, error) { return policy(spec), nil }))
	}
	status := func(status string) string {
		return `{"response":{"apiVersion":"authorization.k8s.io/v1","kind":"SubjectAccessReview","status":` + status + `}}`
	}
	expect(t, answer(`"user":"jane","uid":"7","groups":["g"],"extra":{"k":["v"]},"resourceAttributes":{"namespace":"ns","verb":"list",
		"group":"apps","version":"v1","resource":"deployments","subresource":"scale","name":"n",
		"fieldSelector":{"rawSelector":"a=b"},"labelSelector":{"requirements":[{"key":"k","operator":"In","values":["a","b"]},{"key":"l","operator":"Exists"}]}}`,
		func(s *SubjectAccessReviewSpec) *Decision {
			a := s.ResourceAttributes
			expect(t, s.User+s.UID+a.Namespace+a.Verb+a.Group+a.Version+a.Resource+a.Subresource+a.Name, "jane7nslistappsv1deploymentsscalen")
			expect(t, s.IsIn("g") && s.Extra.Get("k")[0] == "v" && s.NonResourceAttributes == nil, true)
			expect(t, a.FieldSelector.RawSelector, "a=b")
			requirements := a.LabelSelector.Requirements
			expect(t, requirements[0].Key+requirements[0].Operator+requirements[0].Values[1]+requirements[1].Key, "kInbl")
			return AllowAccess()
		}), status(`{"allowed":true}`))
	expect(t, answer(`"nonResourceAttributes":{"path":"/healthz","verb":"get"}`, func(s *SubjectAccessReviewSpec) *Decision {
		expect(t, s.NonResourceAttributes.Path+s.NonResourceAttributes.Verb, "/healthzget")
		return DenyAccess().Because("so")
	}), status(`{"allowed":false,"denied":true,"reason":"so"}`))
	expect(t, answer(``, func(*SubjectAccessReviewSpec) *Decision { return NoOpinion() }), status(`{"allowed":false}`))
}
