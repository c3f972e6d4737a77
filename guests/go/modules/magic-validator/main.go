// No ConfigMap may hold the key not-allowed-value.
package main

import "github.com/wasm-k8s/wasm-k8s/guests/go/wasmk8s"

//go:wasmexport validate
func validate() {
	wasmk8s.ServeAdmission(wasmk8s.NoSettings, decide)
}

var key = wasmk8s.Path{"data", "not-allowed-value"}

func decide(request *wasmk8s.AdmissionRequest, _ wasmk8s.None) (*wasmk8s.Verdict, error) {
	if request.Object == nil || !request.IsKind("", "ConfigMap") {
		return wasmk8s.Allow(), nil
	}
	found, err := request.Object.Has(key)
	if err != nil {
		return nil, err
	}
	if found {
		return wasmk8s.Deny("the key `not-allowed-value` is not allowed in a ConfigMap"), nil
	}
	return wasmk8s.Allow(), nil
}

func main() {}
