// Package wasmk8s writes a Kubernetes policy as a WebAssembly module: one function, and one export that hands it over.
//
//	package main
//
//	import "github.com/wasm-k8s/wasm-k8s/guests/go/wasmk8s"
//
//	//go:wasmexport validate
//	func validate() {
//		wasmk8s.ServeAdmission(wasmk8s.NoSettings, decide)
//	}
//
//	func decide(request *wasmk8s.AdmissionRequest, _ wasmk8s.None) (*wasmk8s.Verdict, error) {
//		if request.Object != nil {
//			frozen, err := request.Object.Has(wasmk8s.Path{"metadata", "labels", "frozen"})
//			if err != nil {
//				return nil, err
//			}
//			if frozen {
//				return wasmk8s.Deny("frozen objects stay as they are"), nil
//			}
//		}
//		return wasmk8s.Allow(), nil
//	}
//
//	func main() {}
//
// Build it with
//
//	GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared -trimpath -ldflags='-s -w -buildid=' -o policy.wasm .
//
// The entry points are authn with [ServeAuthenticator], authz with [ServeAuthorizer], and validate with [ServeAdmission].
// What the policy returns is the verdict; an error means that it could not reach one, and the host decides what happens then.
// So does a panic, with a poorer message. An answer of nil without an error is an error.
//
// # Settings
//
// A [Decoder] of yours makes what your policy wants of the settings in the module's definition; [NoSettings] refuses any.
//
// # Objects
//
// An [Object] is read and changed by paths, and keeps all else byte for byte. Neither the types of k8s.io/api nor a map keep
// everything: read with them if you like, and change by path.
//
// # Size and speed
//
// The runtime of Go is most of a module: 1.8 MB. This package uses neither fmt nor encoding/json, which bring reflection
// along, nor os; a policy that does without them too stays below 2 MB and starts faster. Strings of a request share the
// memory of the input.
//
// # State and memory
//
// A host starts every call from the state that the module had when its runtime was initialized: package variables and init
// functions are computed once, before the first call, and what a call changes is gone after it. A policy runs on one
// goroutine; it may start others, which run only while it waits, and which end with the call.
package wasmk8s
