package dev.wasmk8s.runtime.internal.engine;

import java.nio.charset.StandardCharsets;

/** What a file that should be a module is, by its first bytes. Tells common mistakes apart. */
enum FileKind {
    CORE_MODULE(""),
    COMPONENT(
            "the file is a WebAssembly component; build a core module instead, for example for the target wasm32-wasip1"),
    TEXT("the file is WebAssembly text; translate it first, for example with wat2wasm"),
    TRUNCATED("the file is not a WebAssembly module: it has fewer than 8 bytes"),
    OTHER("the file is not a WebAssembly module: it does not begin with 00 61 73 6d 01 00 00 00");

    private static final int HEADER = 8;
    private static final int COMPONENT_LAYER = 1;

    private final String problem;

    FileKind(String problem) {
        this.problem = problem;
    }

    static FileKind of(byte[] file) {
        if (new String(file, 0, Math.min(file.length, HEADER), StandardCharsets.ISO_8859_1).startsWith("(module")) {
            return TEXT;
        }
        if (file.length < HEADER) {
            return TRUNCATED;
        }
        if (file[0] != 0 || file[1] != 'a' || file[2] != 's' || file[3] != 'm') {
            return OTHER;
        }
        if (file[6] == COMPONENT_LAYER) {
            return COMPONENT;
        }
        return file[4] == 1 && file[5] == 0 && file[6] == 0 && file[7] == 0 ? CORE_MODULE : OTHER;
    }

    /** What is wrong with such a file. */
    String problem() {
        return problem;
    }
}
