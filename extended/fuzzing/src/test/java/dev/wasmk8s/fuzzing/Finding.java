package dev.wasmk8s.fuzzing;

import java.util.Objects;

/** Something that must not be so. */
final class Finding extends AssertionError {
    private static final long serialVersionUID = 1L;

    Finding(String message) {
        super(message);
    }

    static void unless(boolean condition, String message) {
        if (!condition) {
            throw new Finding(message);
        }
    }

    static void unlessEqual(Object one, Object other, String message) {
        if (!Objects.equals(one, other)) {
            throw new Finding(message + ": <" + one + "> and <" + other + ">");
        }
    }
}
