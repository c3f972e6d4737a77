package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import dev.wasmk8s.spec.contract.ModuleShape;
import java.util.List;
import java.util.stream.IntStream;

/** Tells the exports and imports of a module in the words of the contract. */
final class ShapeReader {
    private final WasmModule module;
    private final List<FunctionImport> importedFunctions;

    private ShapeReader(WasmModule module) {
        this.module = module;
        this.importedFunctions = module.importSection().stream()
                .filter(FunctionImport.class::isInstance)
                .map(FunctionImport.class::cast)
                .toList();
    }

    static ModuleShape read(WasmModule module) {
        ShapeReader reader = new ShapeReader(module);
        return new ModuleShape(
                IntStream.range(0, module.exportSection().exportCount())
                        .mapToObj(i -> reader.export(module.exportSection().getExport(i)))
                        .toList(),
                module.importSection().stream()
                        .map(i -> new ModuleShape.Import(i.module(), i.name(), kind(i.importType())))
                        .toList());
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
