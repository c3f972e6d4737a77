package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.compiler.Cache;
import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.WasmModule;
import dev.wasmk8s.runtime.internal.outline.OutlineResult;
import dev.wasmk8s.runtime.internal.outline.OutlinedMethod;
import dev.wasmk8s.runtime.internal.outline.Outliner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a module to the classes that run it: Chicory compiles, {@link AccessPass} gives direct access to the state, {@link
 * Outliner} splits the methods that HotSpot would leave to its interpreter. Chicory hands its classes to its cache, so that is what this is to it.
 */
final class ModuleCompiler implements Cache {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleCompiler.class);
    private static final String MAIN_CLASS = "dev.wasmk8s.guest.Machine";

    private final Map<String, byte[]> classes = new LinkedHashMap<>();

    private ModuleCompiler() {}

    /** Compiles a module. Throws what the compiler throws, among others if a function is too large for the JVM. */
    static Function<Instance, Machine> compile(WasmModule module) {
        ModuleCompiler compiler = new ModuleCompiler();
        // The interpreter must not step in for single functions: it cannot be stopped in every loop.
        Function<Instance, Machine> stock = MachineFactoryCompiler.builder(module)
                .withClassName(MAIN_CLASS)
                .withInterpreterFallback(InterpreterFallback.FAIL)
                .withCache(compiler)
                .compile();
        // A system property can turn the digests off that the cache is keyed by.
        return compiler.classes.isEmpty() ? stock : compiler.define();
    }

    @Override
    public byte @Nullable [] get(String key) {
        return null;
    }

    @Override
    public void putIfAbsent(String key, byte[] jar) throws IOException {
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                String name = entry.getName();
                if (name.endsWith(".class")) {
                    classes.put(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'), in.readAllBytes());
                }
            }
        }
    }

    private Function<Instance, Machine> define() {
        Map<String, byte[]> direct = new AccessPass(MAIN_CLASS).rewrite(classes);
        GuestClasses loader = new GuestClasses(HugeMethods.areCompiled() ? direct : outlined(direct));
        try {
            Constructor<?> constructor = loader.loadClass(MAIN_CLASS).getConstructor(Instance.class);
            return instance -> start(constructor, instance);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the compiled classes are incomplete", e);
        }
    }

    private static Map<String, byte[]> outlined(Map<String, byte[]> original) {
        OutlineResult result = Outliner.outline(original);
        for (OutlinedMethod method : result.report().methods()) {
            LOG.debug("outlined {}", method);
        }
        return result.classes();
    }

    private static Machine start(Constructor<?> constructor, Instance instance) {
        try {
            return (Machine) constructor.newInstance(instance);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a compiled guest cannot be made", e);
        }
    }
}
