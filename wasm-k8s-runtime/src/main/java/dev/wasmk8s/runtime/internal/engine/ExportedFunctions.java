package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExternalType;
import java.util.HashMap;
import java.util.Map;

/** The indices of the functions that a module exports, by name. */
final class ExportedFunctions {
    private ExportedFunctions() {}

    static Map<String, Integer> of(WasmModule module) {
        Map<String, Integer> functions = new HashMap<>();
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            Export export = module.exportSection().getExport(i);
            if (export.exportType() == ExternalType.FUNCTION) {
                functions.put(export.name(), export.index());
            }
        }
        return Map.copyOf(functions);
    }
}
