package dev.wasmk8s.runtime.internal.engine;

import dev.wasmk8s.runtime.internal.state.StateAccess;
import dev.wasmk8s.runtime.internal.state.Unsigned;
import java.lang.invoke.MethodHandles;
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
        // Nothing else may call what compiled guests call.
        StateAccess.class.getModule().addExports(StateAccess.class.getPackageName(), getUnnamedModule());
        initialize(StateAccess.class);
        initialize(Unsigned.class);
    }

    /** Does now what Java would do within a guest, on a stack that may have no room left. */
    private static void initialize(Class<?> called) {
        try {
            MethodHandles.lookup().ensureInitialized(called);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the class is public", e);
        }
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
