package dev.wasmk8s.spec.conformance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of an example.
 *
 * @param why what was not as expected, or why it was not tried; one sentence each
 * @param cause what the host threw, if that is why
 * @param nanoseconds how long it took, with setting up and closing
 */
record ConformanceResult(
        Outcome outcome, List<String> why, @Nullable Throwable cause, long nanoseconds) {
    /** How it ended. */
    enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    /** The sentences, one a line. */
    String text() {
        return String.join("\n", why);
    }
}
