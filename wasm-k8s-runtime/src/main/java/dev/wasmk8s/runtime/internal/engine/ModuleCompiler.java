package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.compiler.Cache;
import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.WasmModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import org.jspecify.annotations.Nullable;

/**
 * From a module to the classes that run it: Chicory compiles, {@link AccessPass} gives direct access to the state.
 * Chicory hands its classes to its cache, so that is what this is to it.
 */
final class ModuleCompiler implements Cache {
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
        GuestClasses loader = new GuestClasses(new AccessPass(MAIN_CLASS).rewrite(classes));
        try {
            Constructor<?> constructor = loader.loadClass(MAIN_CLASS).getConstructor(Instance.class);
            return instance -> start(constructor, instance);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the compiled classes are incomplete", e);
        }
    }

    private static Machine start(Constructor<?> constructor, Instance instance) {
        try {
            return (Machine) constructor.newInstance(instance);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a compiled guest cannot be made", e);
        }
    }
}
