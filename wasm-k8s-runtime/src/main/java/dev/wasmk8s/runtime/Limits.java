package dev.wasmk8s.runtime;

import java.time.Duration;
import java.util.Objects;

/**
 * What one call of a guest may use at most. Immutable.
 *
 * @param deadline the wall-clock time of one call. Default 1 s. A call that takes longer is stopped and fails with
 *     {@code DEADLINE_EXCEEDED}.
 * @param memoryPages the size that linear memory may grow to, in pages of 64 KiB. Default 1024 (64 MiB). A module
 *     that starts with more cannot be loaded; {@code memory.grow} beyond it answers -1.
 * @param inputBytes the size of the document written to standard input. Default 4 MiB, which leaves room for the
 *     largest object that Kubernetes stores, twice. A larger one fails with {@code INPUT_TOO_LARGE}; the guest is not
 *     called.
 * @param outputBytes the size of standard output. Default 8 MiB. The write that exceeds it ends the call with
 *     {@code OUTPUT_TOO_LARGE}.
 * @param errorBytes how much of standard error is kept for the log. Default 16 KiB. What goes beyond is dropped; the
 *     call goes on.
 */
public record Limits(Duration deadline, int memoryPages, int inputBytes, int outputBytes, int errorBytes) {
    /** The defaults named above. */
    public static final Limits DEFAULT = new Limits(Duration.ofSeconds(1), 1024, 4 << 20, 8 << 20, 16 << 10);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is not positive ({@code errorBytes} may be 0), or {@code memoryPages}
     *     exceeds 32767, the most that one Java array holds
     */
    public Limits {
        Objects.requireNonNull(deadline, "deadline");
        require(!deadline.isNegative() && !deadline.isZero(), "deadline must be positive");
        require(memoryPages > 0 && memoryPages <= 32767, "memoryPages must be from 1 to 32767");
        require(inputBytes > 0, "inputBytes must be positive");
        require(outputBytes > 0, "outputBytes must be positive");
        require(errorBytes >= 0, "errorBytes must not be negative");
    }

    /** These limits with another deadline. */
    public Limits withDeadline(Duration value) {
        return new Limits(value, memoryPages, inputBytes, outputBytes, errorBytes);
    }

    /** These limits with another memory size, in pages of 64 KiB. */
    public Limits withMemoryPages(int value) {
        return new Limits(deadline, value, inputBytes, outputBytes, errorBytes);
    }

    /** These limits with another input size, in bytes. */
    public Limits withInputBytes(int value) {
        return new Limits(deadline, memoryPages, value, outputBytes, errorBytes);
    }

    /** These limits with another output size, in bytes. */
    public Limits withOutputBytes(int value) {
        return new Limits(deadline, memoryPages, inputBytes, value, errorBytes);
    }

    /** These limits with another size of standard error, in bytes. */
    public Limits withErrorBytes(int value) {
        return new Limits(deadline, memoryPages, inputBytes, outputBytes, value);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
