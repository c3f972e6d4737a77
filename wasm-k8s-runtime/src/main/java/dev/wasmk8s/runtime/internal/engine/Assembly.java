package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.GlobalFactory;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.TableFactory;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import com.dylibso.chicory.wasm.types.MutabilityType;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts one instance together. The engine asks for its parts one by one. Not thread-safe; for one use. */
final class Assembly implements GlobalFactory, TableFactory {
    private final @Nullable HostFunctions functions;
    private final Function<Instance, Machine> machines;
    private final Map<String, Integer> exports;
    private final Instance.Builder builder;
    private final List<GuestTable> tables = new ArrayList<>();
    private final TableRoom tableRoom = new TableRoom();
    private @Nullable ChicoryState state;
    private @Nullable Machine machine;
    private boolean startSkipped;

    Assembly(
            WasmModule module,
            Function<Instance, Machine> machines,
            @Nullable HostFunctions functions,
            ImportValues imports,
            int memoryPages,
            Map<String, Integer> exports,
            boolean interpreted) {
        this.functions = functions;
        this.machines = machines;
        this.exports = exports;
        this.builder = Instance.builder(module)
                .withImportValues(imports)
                .withMachineFactory(this::machine)
                .withMemoryFactory(this::memory)
                .withGlobalFactory(this)
                .withTableFactory(this)
                .withStart(false);
        if (module.memorySection().isPresent()) {
            builder.withMemoryLimits(
                    capped(module.memorySection().get().getMemory(0).limits(), memoryPages));
        }
        if (interpreted) {
            builder.withUnsafeExecutionListener(new InterruptionCheck());
        }
    }

    /** Resolves all references, and runs nothing. */
    void link() {
        builder.withInitialize(false).build();
    }

    /** Makes the instance and runs its start section. */
    ModuleInstance build() {
        builder.build();
        return instance();
    }

    /** Makes an instance like another one. */
    ModuleInstance build(Template template) {
        startSkipped = true;
        Instance made = builder.build();
        template.applyTo(made, tables);
        ModuleInstance instance = instance();
        instance.state().become(template.state());
        return instance;
    }

    private ModuleInstance instance() {
        return new ModuleInstance(
                Objects.requireNonNull(machine),
                Objects.requireNonNull(state),
                tables,
                Objects.requireNonNull(functions),
                exports);
    }

    private Machine machine(Instance instance) {
        Machine made = machines.apply(instance);
        machine = made;
        if (functions != null) {
            functions.serve(instance);
        }
        // The start section is the only thing that the engine itself runs.
        return startSkipped ? (function, arguments) -> arguments : made;
    }

    private Memory memory(MemoryLimits limits) {
        state = new ChicoryState(limits);
        if (functions != null) {
            functions.serve(state);
            if (functions.areAny()) {
                state.importing(functions);
            }
        }
        return state;
    }

    @Override
    public GuestGlobal create(long value, long high, ValType type, MutabilityType mutability) {
        return new GuestGlobal(Objects.requireNonNull(state), value, high, type, mutability);
    }

    @Override
    public GuestTable create(Table declared, int initialValue) {
        GuestTable table = new GuestTable(declared, initialValue, tableRoom);
        tables.add(table);
        return table;
    }

    private static MemoryLimits capped(MemoryLimits limits, int pages) {
        return new MemoryLimits(limits.initialPages(), Math.min(limits.maximumPages(), pages));
    }
}
