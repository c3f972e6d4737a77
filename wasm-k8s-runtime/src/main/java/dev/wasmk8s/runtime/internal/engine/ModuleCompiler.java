package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.internal.ByteClassCollector;
import com.dylibso.chicory.compiler.internal.Compiler;
import com.dylibso.chicory.compiler.internal.CompilerResult;
import com.dylibso.chicory.wasm.WasmModule;
import dev.wasmk8s.runtime.internal.image.CodeTrait;
import dev.wasmk8s.runtime.internal.image.ModuleImage;
import dev.wasmk8s.runtime.internal.image.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes images of modules. The only class that needs the compiler, which need not be there: whoever gets every module
 * from a cache or precompiled does without. Thread-safe.
 */
public final class ModuleCompiler {
    private static final String MISSING = "the module must be compiled, and the compiler is missing; add"
            + " com.dylibso.chicory:compiler (as a module: --add-modules com.dylibso.chicory.compiler), or precompile"
            + " the module";

    private static final String DEFAULT_NAME = "dev.wasmk8s.compiled.Module";

    private final List<ClassPass> passes;
    private final String mainClass;
    private final String version;

    private ModuleCompiler(List<ClassPass> passes, String mainClass) {
        this.passes = passes;
        this.mainClass = mainClass;
        this.version = EngineVersion.with(passes);
    }

    /** A compiler with the passes that make code fast. */
    public static ModuleCompiler standard() {
        return outlining(new OutlinePass());
    }

    /** The same, with certain outlining. */
    static ModuleCompiler outlining(OutlinePass outlining) {
        return with(List.of(new AccessPass(), outlining));
    }

    /** A compiler with certain passes, in their order. */
    public static ModuleCompiler with(List<ClassPass> passes) {
        return new ModuleCompiler(List.copyOf(passes), DEFAULT_NAME);
    }

    /**
     * The same compiler for a class of another name, to be found by it.
     *
     * @param name the binary name of the class that is to run the code; those of the others begin with it
     */
    public ModuleCompiler named(String name) {
        return new ModuleCompiler(passes, name);
    }

    /** Differs from that of every compiler whose code must not be run in place of this one's. */
    public String version() {
        return version;
    }

    ModuleImage compile(WasmModule module, byte[] wasm) throws UnusableModuleException {
        Map<String, byte[]> classes = classes(module);
        for (ClassPass pass : passes) {
            classes = pass.apply(mainClass, classes);
        }
        Set<CodeTrait> traits = CodeTraits.of(module);
        if (passes.stream().noneMatch(AccessPass.class::isInstance)) {
            traits.add(CodeTrait.IMPORTS_THROUGH_ENGINE);
        }
        return new ModuleImage(version, Sha256.hex(wasm), Skeleton.of(wasm), traits, mainClass, classes);
    }

    private Map<String, byte[]> classes(WasmModule module) throws UnusableModuleException {
        try {
            // The interpreter must not step in for single functions: it cannot be stopped in every loop.
            CompilerResult result = Compiler.builder(module)
                    .withClassName(mainClass)
                    .withClassCollectorFactory(ByteClassCollector::new)
                    .withInterpreterFallback(InterpreterFallback.FAIL)
                    .build()
                    .compile();
            Map<String, byte[]> classes = new TreeMap<>();
            result.classBytes().forEach((name, bytes) -> classes.put(name.replace('/', '.'), bytes));
            return classes;
        } catch (NoClassDefFoundError e) {
            throw new UnusableModuleException(MISSING, e);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            throw new UnusableModuleException(
                    "the module cannot be compiled; if a function is too large, split it or build with less inlining: "
                            + EngineWords.of(e),
                    e);
        }
    }
}
