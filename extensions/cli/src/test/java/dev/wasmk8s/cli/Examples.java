package dev.wasmk8s.cli;

import dev.wasmk8s.guests.Guests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that tests use. */
final class Examples {
    static final String DENIED = "examples/denied-review.json";
    static final String ALLOWED = "examples/allowed-review.yaml";
    static final String TOKEN = "examples/token-review.yaml";
    static final String KEY = "the key `not-allowed-value` is not allowed in a ConfigMap";

    private Examples() {}

    /** Writes a guest into a folder, and tells its path. */
    static String guest(Path folder, String name) {
        return write(folder.resolve(name + ".wasm"), Guests.bytes(name));
    }

    static String file(Path folder, String name, String text) {
        return write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
