module dev.wasmk8s/benchmarks/timing

go 1.21
