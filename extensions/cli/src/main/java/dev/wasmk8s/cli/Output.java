package dev.wasmk8s.cli;

import java.util.Locale;

/** For whom results are written. */
enum Output {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
