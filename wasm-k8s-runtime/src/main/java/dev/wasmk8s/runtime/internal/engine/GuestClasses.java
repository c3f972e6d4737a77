package dev.wasmk8s.runtime.internal.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Defines the classes of one compiled module. They see what this library sees. */
final class GuestClasses extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> classes;

    /**
     * Makes a loader.
     *
     * @param classes class files by their binary names, as in {@code java.lang.String}
     */
    GuestClasses(Map<String, byte[]> classes) {
        super("wasm-k8s-guest", GuestClasses.class.getClassLoader());
        this.classes = new ConcurrentHashMap<>(classes);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] file = classes.remove(name);
        if (file == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, file, 0, file.length);
    }
}
