package dev.wasmk8s.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a module comes from: its WebAssembly, which is compiled when the module is loaded, or classes that were made of
 * it when a program was built. Immutable and thread-safe.
 */
public sealed interface ModuleSource {
    /** Where the module is, for messages. */
    String location();

    /** A module in a file. */
    static ModuleSource file(Path path) {
        return new InFile(path);
    }

    /**
     * A module in memory.
     *
     * @param wasm the module; given up by the caller
     * @param location what to call it in messages
     */
    static ModuleSource bytes(byte[] wasm, String location) {
        return new InMemory(wasm, location);
    }

    /**
     * A module on the class path.
     *
     * @param loader whose resource it is
     * @param resource the full name, such as {@code policies/labels.wasm}
     */
    static ModuleSource classpath(ClassLoader loader, String resource) {
        return new OnClasspath(loader, resource);
    }

    /**
     * A module that was compiled when a program was built, by {@code wasm-k8s-precompile}, or by Chicory's Maven plugin.
     * It is ready soonest, and needs no compiler at run time.
     *
     * <p>It must have been compiled for the same versions of this library and of the engine; loading it says so if it
     * was not. If its classes are in a named Java module, that module must require {@code com.dylibso.chicory.runtime} and
     * export or open their package.
     *
     * @param loader who has its classes and resources. They run with all rights of this process.
     * @param className the name that the module was compiled under, such as {@code com.example.LabelsPolicy}
     */
    static ModuleSource precompiled(ClassLoader loader, String className) {
        return new Precompiled(loader, className);
    }

    /** A module as WebAssembly. */
    sealed interface WebAssembly extends ModuleSource {
        /**
         * Reads the module, anew each time. May block on the file system.
         *
         * @throws IOException if it cannot be read; the message says what was looked for
         */
        byte[] read() throws IOException;
    }

    /** A module in a file. */
    record InFile(Path path) implements WebAssembly {
        @Override
        public byte[] read() throws IOException {
            try {
                return Files.readAllBytes(path);
            } catch (NoSuchFileException e) {
                throw new IOException("file " + path.toAbsolutePath() + " does not exist", e);
            }
        }

        @Override
        public String location() {
            return path.toString();
        }
    }

    /** A module in memory. */
    final class InMemory implements WebAssembly {
        private final byte[] wasm;
        private final String location;

        private InMemory(byte[] wasm, String location) {
            this.wasm = wasm;
            this.location = location;
        }

        @Override
        public byte[] read() {
            return wasm;
        }

        @Override
        public String location() {
            return location;
        }
    }

    /** A module on the class path. */
    record OnClasspath(ClassLoader loader, String resource) implements WebAssembly {
        @Override
        public byte[] read() throws IOException {
            try (InputStream in = loader.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IOException("resource " + resource + " is not on the class path");
                }
                return in.readAllBytes();
            }
        }

        @Override
        public String location() {
            return "classpath:" + resource;
        }
    }

    /**
     * A module that was compiled when a program was built.
     *
     * @param loader who has its classes and resources
     * @param className the name that it was compiled under
     */
    record Precompiled(ClassLoader loader, String className) implements ModuleSource {
        /** Checks that nothing is null. */
        public Precompiled {
            Objects.requireNonNull(loader, "loader");
            Objects.requireNonNull(className, "className");
        }

        // Written out, because that of a record is slow the first time, and this is here to start soon.

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Precompiled that && loader.equals(that.loader) && className.equals(that.className);
        }

        @Override
        public int hashCode() {
            return className.hashCode();
        }

        @Override
        public String location() {
            return "precompiled:" + className;
        }
    }
}
