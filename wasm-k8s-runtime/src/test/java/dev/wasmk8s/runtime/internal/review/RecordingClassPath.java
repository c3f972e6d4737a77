package dev.wasmk8s.runtime.internal.review;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A class path of its own, which tells what was loaded from it. */
final class RecordingClassPath extends URLClassLoader {
    /** The platform's class loader would find what is in modules of the application. */
    private static final @Nullable ClassLoader NOTHING_BUT_THE_JDK = null;

    private final Set<String> loaded = ConcurrentHashMap.newKeySet();

    RecordingClassPath(URL[] urls) {
        super(urls, NOTHING_BUT_THE_JDK);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> found = super.findClass(name);
        loaded.add(name);
        return found;
    }

    /** The names of all classes so far. */
    Set<String> loaded() {
        return Set.copyOf(loaded);
    }
}
