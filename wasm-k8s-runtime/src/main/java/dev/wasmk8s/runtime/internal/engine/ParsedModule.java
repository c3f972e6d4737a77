package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.internal.image.CodeTrait;
import dev.wasmk8s.runtime.internal.image.ModuleImage;
import dev.wasmk8s.runtime.internal.wasi.Preview1;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.contract.ModuleContract;
import dev.wasmk8s.spec.contract.ModuleShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A well-formed module that is not ready to run yet: WebAssembly, or the image of a compiled module. Immutable. */
public final class ParsedModule {
    private final WasmModule module;
    private final ModuleShape shape;
    private final byte[] wasm;
    private final Set<CodeTrait> traits;
    private final @Nullable Classes classes;

    /** Where the classes of an image come from. */
    private interface Classes {
        CompiledClasses load() throws UnusableModuleException;
    }

    private ParsedModule(WasmModule module, byte[] wasm, Set<CodeTrait> traits, @Nullable Classes classes) {
        this.module = module;
        this.shape = ShapeReader.read(module);
        this.wasm = wasm;
        this.traits = traits;
        this.classes = classes;
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
            return new ParsedModule(Parser.parse(wasm), wasm, Set.of(), null);
        } catch (OutOfMemoryError e) {
            // The parser makes room for as many as a count says, before it looks whether they are there.
            throw new UnusableModuleException(
                    "the module claims to hold more than there is memory for; it is damaged, or not valid WebAssembly",
                    e);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            // The parser signals damage by exceptions of its own, by those of the JDK, by recursion and by assertions.
            throw damaged(e);
        }
    }

    /**
     * Reads the image of a compiled module, which holds its classes.
     *
     * @throws UnusableModuleException if the image is not one that the compiler made
     */
    public static ParsedModule of(ModuleImage image) throws UnusableModuleException {
        return of(image, () -> CompiledClasses.define(image));
    }

    /**
     * Reads the image of a compiled module, whose classes a class loader has.
     *
     * @throws UnusableModuleException if the image is not one that the compiler made
     */
    public static ParsedModule of(ModuleImage image, ClassLoader classes) throws UnusableModuleException {
        return of(image, () -> CompiledClasses.load(image.mainClass(), classes));
    }

    private static ParsedModule of(ModuleImage image, Classes classes) throws UnusableModuleException {
        try {
            return new ParsedModule(Skeleton.parse(image.skeleton()), image.skeleton(), image.traits(), classes);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
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
        try {
            problems.addAll(HostRules.problems(module, memoryPages));
        } catch (ChicoryException e) {
            problems.add(damaged(e).getMessage());
        }
        return problems;
    }

    WasmModule module() {
        return module;
    }

    /** Whether the code is compiled already. */
    public boolean isCompiled() {
        return classes != null;
    }

    /**
     * Makes this module ready to run. Call it only if it has no {@link #problems}. Code that is compiled already runs
     * as such in every mode.
     *
     * @throws UnusableModuleException if a function is too large for the JVM, or what the module refers to is not in it
     */
    public CompiledModule compile(EngineMode mode) throws UnusableModuleException {
        if (classes != null) {
            return CompiledModule.compiled(module, classes.load(), traits);
        }
        return switch (mode) {
            case INTERPRETED -> linked();
            case COMPILED -> of(image(ModuleCompiler.standard())).compile(mode);
        };
    }

    /**
     * Compiles this module, which is not compiled yet. Call it only if it has no {@link #problems}.
     *
     * @throws UnusableModuleException if a function is too large for the JVM, or what the module refers to is not in it
     */
    public ModuleImage image(ModuleCompiler compiler) throws UnusableModuleException {
        linked();
        return compiler.compile(module, wasm);
    }

    /** The module for the interpreter, after all references between its parts were checked. */
    private CompiledModule linked() throws UnusableModuleException {
        CompiledModule interpreted = CompiledModule.interpreted(module);
        try {
            interpreted.link();
            return interpreted;
        } catch (RuntimeException | AssertionError e) {
            throw damaged(e);
        }
    }

    private static UnusableModuleException damaged(Throwable e) {
        return new UnusableModuleException("the module is damaged, or not valid WebAssembly: " + EngineWords.of(e), e);
    }
}
