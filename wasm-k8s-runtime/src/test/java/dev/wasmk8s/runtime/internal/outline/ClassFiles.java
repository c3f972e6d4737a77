package dev.wasmk8s.runtime.internal.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/** Reads, checks and defines class files. */
final class ClassFiles extends ClassLoader {
    private final Map<String, byte[]> classes;

    private ClassFiles(Map<String, byte[]> classes, ClassLoader parent) {
        super(parent);
        this.classes = classes;
    }

    /** A class file from the class path. */
    static byte[] of(Class<?> type) {
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream stream = type.getResourceAsStream(name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A loader that defines these classes itself, by their dotted names, and leaves verification to the JVM. */
    static ClassLoader loader(Map<String, byte[]> classes) {
        return new ClassFiles(classes, ClassFiles.class.getClassLoader());
    }

    /** Loads one class. */
    static Class<?> load(byte[] classFile) {
        String name = new ClassReader(classFile).getClassName().replace('/', '.');
        try {
            return Class.forName(name, true, loader(Map.of(name, classFile)));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Fails with ASM's findings if a class file is not valid. */
    static void assertValid(byte[] classFile) {
        StringWriter findings = new StringWriter();
        CheckClassAdapter.verify(
                new ClassReader(classFile), ClassFiles.class.getClassLoader(), false, new PrintWriter(findings));
        assertThat(findings.toString()).isEmpty();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] classFile = classes.get(name);
        if (classFile == null) {
            return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : defineClass(name, classFile, 0, classFile.length);
    }
}
