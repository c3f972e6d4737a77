// Every ConfigMap gets magic-value: foobar.
package main

import "github.com/wasm-k8s/wasm-k8s/guests/go/wasmk8s"

//go:wasmexport validate
func validate() {
	wasmk8s.ServeAdmission(wasmk8s.NoSettings, mutate)
}

var path = wasmk8s.Path{"data", "magic-value"}

func mutate(request *wasmk8s.AdmissionRequest, _ wasmk8s.None) (*wasmk8s.Verdict, error) {
	if request.Object == nil || !request.IsKind("", "ConfigMap") {
		return wasmk8s.Allow(), nil
	}
	value, err := request.Object.Text(path)
	if err != nil {
		return nil, err
	}
	if value == "foobar" {
		return wasmk8s.Allow(), nil
	}
	if err := request.Object.Set(path, wasmk8s.Text("foobar")); err != nil {
		return nil, err
	}
	return wasmk8s.Mutate(request.Object), nil
}

func main() {}
