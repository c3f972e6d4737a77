package dev.wasmk8s.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where a module's WebAssembly comes from. Immutable and thread-safe; {@link #read} may block on the file system and
 * reads anew each time.
 */
public sealed interface ModuleSource {
    /**
     * Reads the module.
     *
     * @throws IOException if it cannot be read; the message says what was looked for
     */
    byte[] read() throws IOException;

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

    /** A module in a file. */
    record InFile(Path path) implements ModuleSource {
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
    final class InMemory implements ModuleSource {
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
    record OnClasspath(ClassLoader loader, String resource) implements ModuleSource {
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
}
