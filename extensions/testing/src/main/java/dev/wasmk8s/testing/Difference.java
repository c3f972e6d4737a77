package dev.wasmk8s.testing;

import java.util.Objects;

/**
 * One thing that is not as expected. Immutable.
 *
 * @param path where in the answer, such as {@code status.message}
 * @param expected what was expected there
 * @param found what was found
 */
public record Difference(String path, String expected, String found) {
    /** Checks that nothing is null. */
    public Difference {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(found, "found");
    }

    /** On one line if both are short, else one below the other. */
    @Override
    public String toString() {
        boolean oneLine = expected.length() + found.length() <= 60;
        return oneLine
                ? path + ": expected " + expected + ", found " + found
                : path + ":\n  expected " + expected + "\n  found    " + found;
    }
}
