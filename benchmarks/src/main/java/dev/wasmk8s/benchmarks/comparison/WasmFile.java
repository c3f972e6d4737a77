package dev.wasmk8s.benchmarks.comparison;

import dev.wasmk8s.guests.Guests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The module that a contender runs: one rule, with two allocators. */
enum WasmFile {
    /** As it is in {@code guests}: made for calls that begin pristine, it takes no memory back. */
    COMMITTED("magic-validator"),

    /** The same with the allocator of Rust, so that an instance can be called again and again. */
    FREEING("magic-validator-freeing"),

    /** For who runs none. */
    NONE("-");

    private final String name;

    WasmFile(String name) {
        this.name = name;
    }

    /** The file. Whoever runs none is given any. */
    Path in(Path benchmarks) throws IOException {
        if (this == FREEING) {
            return benchmarks.resolve("modules/" + name + ".wasm");
        }
        return Files.write(benchmarks.resolve("target/" + COMMITTED.name + ".wasm"), Guests.bytes(COMMITTED.name));
    }

    @Override
    public String toString() {
        return name;
    }
}
