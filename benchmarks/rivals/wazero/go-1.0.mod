module dev.wasmk8s/benchmarks/wazero

go 1.21

require github.com/tetratelabs/wazero v1.0.0
