package dev.wasmk8s.fuzzing;

import java.util.List;
import java.util.Optional;

/** What a generated function takes and gives. */
record WasmSignature(List<WasmType> parameters, Optional<WasmType> result) {
    /** Those that functions have; the first is that of {@code validate}. */
    static final List<WasmSignature> ALL = List.of(
            new WasmSignature(List.of(), Optional.empty()),
            new WasmSignature(List.of(WasmType.I32), Optional.of(WasmType.I32)),
            new WasmSignature(List.of(WasmType.I64, WasmType.I32), Optional.of(WasmType.I64)),
            new WasmSignature(List.of(WasmType.F64, WasmType.I32, WasmType.F32), Optional.of(WasmType.F64)),
            new WasmSignature(List.of(WasmType.I32, WasmType.I64, WasmType.F64, WasmType.I32), Optional.empty()));

    void writeTo(WasmBytes out) {
        out.op(0x60).unsigned(parameters.size());
        parameters.forEach(type -> out.op(type.code()));
        out.unsigned(result.isPresent() ? 1 : 0);
        result.ifPresent(type -> out.op(type.code()));
    }
}
