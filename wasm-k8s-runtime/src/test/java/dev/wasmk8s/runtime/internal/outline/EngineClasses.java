package dev.wasmk8s.runtime.internal.outline;

import com.dylibso.chicory.compiler.Cache;
import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.WasmModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;

/** What the engine's compiler makes of a module, as class files, and back to something that runs. */
public final class EngineClasses {
    private static final String MAIN = "com.dylibso.chicory.$gen.CompiledMachine";
    private static final String SUFFIX = ".class";

    private EngineClasses() {}

    /** The classes of a module, by dotted name. Throws what the compiler throws if it cannot compile a function. */
    public static Map<String, byte[]> compile(WasmModule module) {
        AtomicReference<byte[]> jar = new AtomicReference<>();
        MachineFactoryCompiler.builder(module)
                .withInterpreterFallback(InterpreterFallback.FAIL)
                .withCache(new Cache() {
                    @Override
                    public byte[] get(String key) {
                        return null;
                    }

                    @Override
                    public void putIfAbsent(String key, byte[] data) {
                        jar.set(data);
                    }
                })
                .compile();
        return unpack(jar.get());
    }

    /** Makes machines of compiled classes, which are loaded at once. */
    public static Function<Instance, Machine> machines(Map<String, byte[]> classes) {
        try {
            Class<?> main = Class.forName(MAIN, true, ClassFiles.loader(classes));
            Constructor<?> constructor = main.getConstructor(Instance.class);
            return instance -> {
                try {
                    return (Machine) constructor.newInstance(instance);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, byte[]> unpack(byte[] jar) {
        Map<String, byte[]> classes = new TreeMap<>();
        try (JarInputStream stream = new JarInputStream(new ByteArrayInputStream(jar))) {
            for (JarEntry entry = stream.getNextJarEntry(); entry != null; entry = stream.getNextJarEntry()) {
                if (entry.getName().endsWith(SUFFIX)) {
                    String path = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
                    classes.put(path.replace('/', '.'), stream.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }
}
