package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExportSection;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.internal.wasi.GuestStop;
import dev.wasmk8s.runtime.internal.wasi.Preview1;
import dev.wasmk8s.runtime.internal.wasi.WasiHost;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A module that can be run. Immutable and safe for use by several threads; instances share nothing that changes. */
public final class CompiledModule {
    private final WasmModule module;
    private final Function<Instance, Machine> machines;
    private final boolean interpreted;
    private final List<Preview1> imports;

    CompiledModule(WasmModule module, Function<Instance, Machine> machines, boolean interpreted) {
        this.module = module;
        this.machines = machines;
        this.interpreted = interpreted;
        this.imports = module.importSection().stream()
                .filter(FunctionImport.class::isInstance)
                .map(i -> Preview1.named(i.name()).orElseThrow())
                .toList();
    }

    /** Whether it exports something under a name. */
    public boolean exports(String name) {
        ExportSection exports = module.exportSection();
        return IntStream.range(0, exports.exportCount())
                .anyMatch(i -> exports.getExport(i).name().equals(name));
    }

    /**
     * Makes an instance and runs its start section, on the calling thread.
     *
     * @param host what it may ask of the host
     * @param grants what it may see beyond
     * @param memoryPages how far its memory may grow, in pages of 64 KiB
     * @throws ReviewException with {@code GUEST_TRAPPED} or {@code INTERNAL} if the start section fails
     * @throws GuestStop if the start section ends the guest, or the thread is interrupted
     */
    public ModuleInstance instantiate(WasiHost host, Grants grants, int memoryPages) {
        HostFunctions functions = new HostFunctions(host, grants);
        try {
            Instance instance = builder(functions.bind(imports), memoryPages).build();
            return new ModuleInstance(instance, functions);
        } catch (RuntimeException | Error e) {
            functions.close();
            throw Traps.translate(e);
        }
    }

    /** Checks all references between the parts of the module, without running any of it. Throws what the engine does. */
    void link() {
        builder(HostFunctions.declare(imports), Memory.RUNTIME_MAX_PAGES)
                .withInitialize(false)
                .build();
    }

    private Instance.Builder builder(ImportValues functions, int memoryPages) {
        Instance.Builder builder = Instance.builder(module)
                .withImportValues(functions)
                .withMachineFactory(machines)
                .withMemoryFactory(ByteArrayMemory::new)
                .withTableFactory(GuestTable::new)
                .withStart(false);
        module.memorySection()
                .ifPresent(section ->
                        builder.withMemoryLimits(capped(section.getMemory(0).limits(), memoryPages)));
        return interpreted ? builder.withUnsafeExecutionListener(new InterruptionCheck()) : builder;
    }

    private static MemoryLimits capped(MemoryLimits limits, int pages) {
        return new MemoryLimits(limits.initialPages(), Math.min(limits.maximumPages(), pages));
    }
}
