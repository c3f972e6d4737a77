//go:build wasip1

package wasmk8s

// A host starts every call from the state in which initialization left the module. So what the first call of a process would
// have to set up is set up here, once: a stack of enough depth, and memory for blocks of the usual sizes.
func init() {
	AnswerAdmission([]byte(sample), NoSettings, func(request *AdmissionRequest, _ None) (*Verdict, error) {
		name, err := request.Object.Text(Path{"metadata", "name"})
		if err == nil {
			err = request.Object.Set(Path{"metadata", "labels", name}, List(Text(name), Int(1), Bool(true)))
		}
		return Mutate(request.Object).WithWarning(name).WithAnnotation(name, name), err
	})
	AnswerAdmission([]byte(sample), NoSettings, func(request *AdmissionRequest, _ None) (*Verdict, error) {
		return Deny(request.Name + " is not allowed").WithCode(403), nil
	})
}

const sample = `{"request":{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"u","kind":{"group":"",` +
	`"version":"v1","kind":"Sample"},"resource":{"group":"","version":"v1","resource":"samples"},"name":"sample",` +
	`"operation":"CREATE","userInfo":{"username":"sample","groups":["a","b","c"],"extra":{"a":["b"]}},"object":{"kind":"Sample",` +
	`"metadata":{"name":"s\u0061mple","labels":{"a":"b"}},"list":[1,2.5e3,true,null,{}]},"oldObject":null,"dryRun":false}}}`
