package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.CompType;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.MemorySection;
import dev.wasmk8s.runtime.internal.wasi.Preview1;
import dev.wasmk8s.spec.contract.ModuleContract;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this host asks of a module beside the contract, so that it can be run and kept within its limits. */
final class HostRules {
    /** How many entries the tables may have together: 8 bytes of host memory each. */
    static final int MAX_TABLE_ENTRIES = 1 << 18;

    /** How many tables there may be: an empty one costs the host more than its declaration takes. */
    static final int MAX_TABLES = 100;

    /** How many types there may be. Compilers make some hundreds; to compile 200,000 takes minutes. */
    static final int MAX_TYPES = 10_000;

    private final WasmModule module;
    private final List<String> problems = new ArrayList<>();

    private HostRules(WasmModule module) {
        this.module = module;
    }

    /** Every rule that a module breaks, one sentence each. */
    static List<String> problems(WasmModule module, int memoryPages) {
        HostRules rules = new HostRules(module);
        rules.signatures();
        rules.memory(memoryPages);
        rules.tables();
        rules.types();
        rules.features();
        return rules.problems;
    }

    private void signatures() {
        for (int i = 0; i < module.importSection().importCount(); i++) {
            if (module.importSection().getImport(i) instanceof FunctionImport imported
                    && imported.module().equals(ModuleContract.WASI)) {
                signature(imported, Preview1.named(imported.name()).orElse(null));
            }
        }
    }

    private void signature(FunctionImport imported, @Nullable Preview1 function) {
        if (function == null) {
            // The contract tells of it.
            return;
        }
        Signature wanted = Signature.of(module.typeSection().getType(imported.typeIndex()));
        Signature provided = Signature.of(function);
        if (!wanted.matches(provided)) {
            problems.add("the import '%s.%s' has the signature %s; the host provides %s"
                    .formatted(imported.module(), imported.name(), wanted, provided));
        }
    }

    private void memory(int memoryPages) {
        if (module.memorySection().isEmpty()) {
            return;
        }
        MemorySection section = module.memorySection().get();
        if (section.memoryCount() > 1) {
            problems.add("the module has %d memories; one is supported".formatted(section.memoryCount()));
        }
        for (int i = 0; i < section.memoryCount(); i++) {
            memory(section.getMemory(i).limits(), memoryPages);
        }
    }

    private void memory(MemoryLimits limits, int memoryPages) {
        if (limits.shared()) {
            problems.add("the module has shared memory; build it without threads");
        }
        if (limits.initialPages() > memoryPages) {
            problems.add("the module starts with %d memory pages of 64 KiB, and its limit is %d; raise the limit"
                    .formatted(limits.initialPages(), memoryPages));
        }
    }

    private void tables() {
        int tables = module.tableSection().tableCount();
        if (tables > MAX_TABLES) {
            problems.add("the module has %d tables; at most %d are supported".formatted(tables, MAX_TABLES));
        }
        long entries = 0;
        for (int i = 0; i < tables; i++) {
            entries += module.tableSection().getTable(i).limits().min();
        }
        if (entries > MAX_TABLE_ENTRIES) {
            problems.add("the module starts with %s of %d entries; at most %d are supported"
                    .formatted(tables == 1 ? "a table" : "tables", entries, MAX_TABLE_ENTRIES));
        }
    }

    private void types() {
        int types = module.typeSection().subTypeCount();
        if (types > MAX_TYPES) {
            problems.add("the module has %d types; at most %d are supported".formatted(types, MAX_TYPES));
        }
    }

    private void features() {
        if (module.tagSection().isPresent() && module.tagSection().get().tagCount() > 0) {
            problems.add(
                    "the module uses WebAssembly exceptions, whose memory cannot be limited; build it without them");
        }
        for (int i = 0; i < module.typeSection().subTypeCount(); i++) {
            CompType type = module.typeSection().getSubType(i).compType();
            if (type.structType() != null || type.arrayType() != null) {
                problems.add(
                        "the module uses garbage-collected types, whose memory cannot be limited; build it without them");
                return;
            }
        }
    }
}
