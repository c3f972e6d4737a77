package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.Import;
import dev.wasmk8s.spec.contract.ModuleShape;
import java.util.ArrayList;
import java.util.List;

/** Tells the exports and imports of a module in the words of the contract. */
final class ShapeReader {
    private final WasmModule module;
    private final List<FunctionImport> importedFunctions = new ArrayList<>();

    private ShapeReader(WasmModule module) {
        this.module = module;
        for (Import each : imports(module)) {
            if (each instanceof FunctionImport function) {
                importedFunctions.add(function);
            }
        }
    }

    static ModuleShape read(WasmModule module) {
        ShapeReader reader = new ShapeReader(module);
        List<ModuleShape.Export> exports = new ArrayList<>();
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            exports.add(reader.export(module.exportSection().getExport(i)));
        }
        List<ModuleShape.Import> imports = new ArrayList<>();
        for (Import each : imports(module)) {
            imports.add(new ModuleShape.Import(each.module(), each.name(), kind(each.importType())));
        }
        return new ModuleShape(exports, imports);
    }

    private static List<Import> imports(WasmModule module) {
        List<Import> imports = new ArrayList<>();
        for (int i = 0; i < module.importSection().importCount(); i++) {
            imports.add(module.importSection().getImport(i));
        }
        return imports;
    }

    private ModuleShape.Export export(Export export) {
        int parameters = export.exportType() == ExternalType.FUNCTION
                ? type(export.index()).params().size()
                : 0;
        return new ModuleShape.Export(export.name(), kind(export.exportType()), parameters);
    }

    /** Imported functions come first in the numbering of functions. */
    private FunctionType type(int function) {
        int defined = function - importedFunctions.size();
        return defined < 0
                ? module.typeSection().getType(importedFunctions.get(function).typeIndex())
                : module.functionSection().getFunctionType(defined, module.typeSection());
    }

    private static ModuleShape.Kind kind(ExternalType type) {
        return switch (type) {
            case FUNCTION -> ModuleShape.Kind.FUNCTION;
            case MEMORY -> ModuleShape.Kind.MEMORY;
            case TABLE -> ModuleShape.Kind.TABLE;
            case GLOBAL -> ModuleShape.Kind.GLOBAL;
            default -> ModuleShape.Kind.OTHER;
        };
    }
}
