module example.com/my-policy

go 1.24

require github.com/wasm-k8s/wasm-k8s/guests/go v0.0.0

// Where you have the SDK.
replace github.com/wasm-k8s/wasm-k8s/guests/go => ../
