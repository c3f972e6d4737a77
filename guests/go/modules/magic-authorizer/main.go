// Members of magic-group may do anything to configmaps.
package main

import "github.com/wasm-k8s/wasm-k8s/guests/go/wasmk8s"

//go:wasmexport authz
func authz() {
	wasmk8s.ServeAuthorizer(wasmk8s.NoSettings, authorize)
}

func authorize(review *wasmk8s.SubjectAccessReviewSpec, _ wasmk8s.None) (*wasmk8s.Decision, error) {
	resource := review.ResourceAttributes
	if resource != nil && resource.Group == "" && resource.Resource == "configmaps" && review.IsIn("magic-group") {
		return wasmk8s.AllowAccess().Because("magic-group may do anything to configmaps"), nil
	}
	return wasmk8s.NoOpinion().Because("only magic-group and configmaps are decided here"), nil
}

func main() {}
