package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.ValType;
import dev.wasmk8s.runtime.ModuleInspection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The parts of a module, in words for people. */
final class ModuleParts {
    /** What the compiler calls the method of a function, before its number. */
    private static final String METHOD = "func_";

    private final WasmModule module;
    private final List<FunctionType> importedFunctions = new ArrayList<>();

    ModuleParts(WasmModule module) {
        this.module = module;
        for (int i = 0; i < module.importSection().importCount(); i++) {
            if (module.importSection().getImport(i) instanceof FunctionImport function) {
                importedFunctions.add(module.typeSection().getType(function.typeIndex()));
            }
        }
    }

    boolean exports(String name) {
        return exports().stream().anyMatch(export -> export.name().equals(name));
    }

    List<ModuleInspection.Export> exports() {
        return IntStream.range(0, module.exportSection().exportCount())
                .mapToObj(i -> module.exportSection().getExport(i))
                .map(export -> new ModuleInspection.Export(
                        export.name(),
                        kind(export.exportType()),
                        export.exportType() == ExternalType.FUNCTION
                                ? Signature.of(type(export.index())).toString()
                                : ""))
                .toList();
    }

    List<ModuleInspection.Import> imports() {
        return IntStream.range(0, module.importSection().importCount())
                .mapToObj(i -> module.importSection().getImport(i))
                .map(each -> new ModuleInspection.Import(
                        each.module(),
                        each.name(),
                        kind(each.importType()),
                        each instanceof FunctionImport function
                                ? Signature.of(module.typeSection().getType(function.typeIndex()))
                                        .toString()
                                : ""))
                .toList();
    }

    List<ModuleInspection.Memory> memories() {
        return module.memorySection()
                .map(section -> IntStream.range(0, section.memoryCount())
                        .mapToObj(i -> memory(section.getMemory(i).limits()))
                        .toList())
                .orElse(List.of());
    }

    private static ModuleInspection.Memory memory(MemoryLimits limits) {
        return new ModuleInspection.Memory(limits.initialPages(), limits.maximumPages(), limits.shared());
    }

    List<ModuleInspection.Table> tables() {
        return IntStream.range(0, module.tableSection().tableCount())
                .mapToObj(i -> module.tableSection().getTable(i))
                .map(table -> new ModuleInspection.Table(
                        table.elementType().equals(ValType.FuncRef) ? "funcref" : "externref",
                        table.limits().min()))
                .toList();
    }

    int functions() {
        return module.functionSection().functionCount();
    }

    /** The name of the function that a Java method was made of. */
    String functionName(String method) {
        String number = method.startsWith(METHOD) ? method.substring(METHOD.length()) : "";
        if (number.isEmpty() || number.length() > 9 || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return method;
        }
        String name =
                module.nameSection() == null ? null : module.nameSection().nameOfFunction(Integer.parseInt(number));
        return name == null ? "function " + number : name;
    }

    /** Imported functions come first in the numbering of functions. */
    private FunctionType type(int function) {
        int defined = function - importedFunctions.size();
        return defined < 0
                ? importedFunctions.get(function)
                : module.functionSection().getFunctionType(defined, module.typeSection());
    }

    private static String kind(ExternalType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
