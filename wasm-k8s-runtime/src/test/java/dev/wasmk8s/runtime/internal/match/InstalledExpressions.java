package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.runtime.expression.ExpressionCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;

/**
 * While it is open, this thread finds {@link TextExpressions} as it would an artifact on the class path. Tests run in a
 * named module, whose classes are no services, so the class is defined once more outside of it.
 */
public final class InstalledExpressions extends ClassLoader implements AutoCloseable {
    private static final String SERVICE = "META-INF/services/" + ExpressionCompiler.class.getName();

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();
    private final Path provider;

    public InstalledExpressions() throws IOException {
        this(TextExpressions.class.getName());
    }

    public InstalledExpressions(String className) throws IOException {
        super(InstalledExpressions.class.getClassLoader());
        provider = Files.createTempFile("expressions", null);
        Files.writeString(provider, className + "\n");
        thread.setContextClassLoader(this);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(SERVICE)
                ? Collections.enumeration(Collections.singleton(provider.toUri().toURL()))
                : super.getResources(name);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals(TextExpressions.class.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = TextExpressions.class.getResourceAsStream("TextExpressions.class")) {
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public void close() throws IOException {
        thread.setContextClassLoader(before);
        Files.delete(provider);
    }
}
