package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.internal.wasi.Preview1;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.contract.ModuleContract;
import dev.wasmk8s.spec.contract.ModuleShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A well-formed module that is not compiled yet. Immutable. */
public final class ParsedModule {
    private final WasmModule module;
    private final ModuleShape shape;

    private ParsedModule(WasmModule module) {
        this.module = module;
        this.shape = ShapeReader.read(module);
    }

    /**
     * Parses and validates a module.
     *
     * @throws UnusableModuleException if the bytes are no core module, or a damaged one
     */
    public static ParsedModule parse(byte[] wasm) throws UnusableModuleException {
        FileKind kind = FileKind.of(wasm);
        if (kind != FileKind.CORE_MODULE) {
            throw new UnusableModuleException(kind.problem());
        }
        try {
            return new ParsedModule(Parser.parse(wasm));
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            // The parser signals damage by exceptions of its own, by those of the JDK, by recursion and by assertions.
            throw damaged(e);
        }
    }

    /**
     * What keeps this module from being used: empty if nothing does.
     *
     * @param useCases what it is to be used for
     * @param memoryPages the limit of its memory, in pages of 64 KiB
     */
    public List<String> problems(Set<UseCase> useCases, int memoryPages) {
        List<String> problems = new ArrayList<>(ModuleContract.check(shape, useCases, Preview1.names()));
        problems.addAll(HostRules.problems(module, memoryPages));
        return problems;
    }

    /**
     * Compiles this module. Call it only if it has no {@link #problems}.
     *
     * @throws UnusableModuleException if a function is too large for the JVM, or what the module refers to is not in it
     */
    public CompiledModule compile(EngineMode mode) throws UnusableModuleException {
        CompiledModule interpreted = CompiledModule.interpreted(module);
        try {
            interpreted.link();
        } catch (RuntimeException | AssertionError e) {
            throw damaged(e);
        }
        return switch (mode) {
            case INTERPRETED -> interpreted;
            case COMPILED -> compiled();
        };
    }

    private static UnusableModuleException damaged(Throwable e) {
        return new UnusableModuleException("the module is damaged, or not valid WebAssembly: " + e.getMessage(), e);
    }

    private CompiledModule compiled() throws UnusableModuleException {
        try {
            return CompiledModule.compiled(module);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            throw new UnusableModuleException(
                    "the module cannot be compiled; if a function is too large, split it or build with less inlining: "
                            + e.getMessage(),
                    e);
        }
    }
}
