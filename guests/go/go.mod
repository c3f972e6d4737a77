module github.com/wasm-k8s/wasm-k8s/guests/go

go 1.24
