package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.ImportSection;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.internal.image.CodeTrait;
import dev.wasmk8s.runtime.internal.wasi.GuestStop;
import dev.wasmk8s.runtime.internal.wasi.Preview1;
import dev.wasmk8s.runtime.internal.wasi.WasiHost;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A module that can be run. Immutable and safe for use by several threads; instances share nothing that changes. */
public final class CompiledModule {
    private final WasmModule module;
    private final Function<Instance, Machine> machines;
    private final boolean interpreted;
    private final List<Preview1> imports;
    private final boolean importsThroughEngine;
    private final Map<String, Integer> exports;
    private final boolean resettable;

    private CompiledModule(
            WasmModule module, Function<Instance, Machine> machines, boolean interpreted, Set<CodeTrait> traits) {
        this.machines = machines;
        this.interpreted = interpreted;
        this.imports = importedFunctions(module.importSection());
        this.importsThroughEngine = traits.contains(CodeTrait.IMPORTS_THROUGH_ENGINE);
        this.module = importsThroughEngine ? module : Skeleton.withoutImports(module);
        this.exports = ExportedFunctions.of(module);
        this.resettable = !traits.contains(CodeTrait.DROPS_SEGMENTS);
    }

    private static List<Preview1> importedFunctions(ImportSection imports) {
        List<Preview1> functions = new ArrayList<>(imports.importCount());
        for (int i = 0; i < imports.importCount(); i++) {
            if (imports.getImport(i) instanceof FunctionImport function) {
                functions.add(Preview1.named(function.name()).orElseThrow());
            }
        }
        return List.copyOf(functions);
    }

    static CompiledModule interpreted(WasmModule module) {
        return new CompiledModule(module, BoundedInterpreter::new, true, EnumSet.allOf(CodeTrait.class));
    }

    /**
     * A module whose code is there as classes.
     *
     * @param module what else there is to it
     * @param traits what the code does
     */
    static CompiledModule compiled(WasmModule module, CompiledClasses classes, Set<CodeTrait> traits) {
        return new CompiledModule(module, classes, false, traits);
    }

    /** A module whose functions do nothing. */
    static CompiledModule rehearsed(WasmModule module) {
        return new CompiledModule(module, instance -> (function, arguments) -> arguments, false, Set.of());
    }

    /**
     * Whether what a call does to an instance can be undone. It cannot if the module drops segments, which no reset
     * brings back; and it is not undone if the module is interpreted, which is for comparison.
     */
    public boolean isResettable() {
        return resettable;
    }

    /** Whether it exports a function under a name. */
    public boolean exports(String name) {
        return exports.containsKey(name);
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
        HostFunctions functions = new HostFunctions(host, grants, imports);
        try {
            functions.checkGrants();
            return assembly(functions, memoryPages).build();
        } catch (RuntimeException | Error e) {
            functions.end();
            throw Traps.translate(e);
        }
    }

    /**
     * Makes an instance that is what another one was when its template was taken. Runs no code of the guest.
     *
     * @param host what it may ask of the host, from its first call on
     * @param grants as in the other method
     * @param memoryPages as in the other method
     * @throws ReviewException with {@code INTERNAL} if the host has not enough memory
     */
    public ModuleInstance instantiate(Template template, WasiHost host, Grants grants, int memoryPages) {
        HostFunctions functions = new HostFunctions(host, grants, imports);
        try {
            return assembly(functions, memoryPages).build(template);
        } catch (RuntimeException | Error e) {
            throw Traps.translate(e);
        }
    }

    /** Checks all references between the parts of the module, without running any of it. Throws what the engine does. */
    void link() {
        assembly(null, HostFunctions.declare(imports), Memory.RUNTIME_MAX_PAGES).link();
    }

    private Assembly assembly(HostFunctions functions, int memoryPages) {
        functions.prepare();
        ImportValues values = importsThroughEngine ? functions.values() : ImportValues.empty();
        return assembly(functions, values, memoryPages);
    }

    private Assembly assembly(@Nullable HostFunctions functions, ImportValues imported, int memoryPages) {
        return new Assembly(module, machines, functions, imported, memoryPages, exports, interpreted);
    }
}
