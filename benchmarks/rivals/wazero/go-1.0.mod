module dev.wasmk8s/benchmarks/wazero

go 1.21

require github.com/tetratelabs/wazero v1.0.0

require dev.wasmk8s/benchmarks/timing v0.0.0

replace dev.wasmk8s/benchmarks/timing => ../timing
