module dev.wasmk8s/benchmarks/wazero

go 1.26.8

require github.com/tetratelabs/wazero v1.12.0

require golang.org/x/sys v0.44.0 // indirect

require dev.wasmk8s/benchmarks/timing v0.0.0

replace dev.wasmk8s/benchmarks/timing => ../timing
