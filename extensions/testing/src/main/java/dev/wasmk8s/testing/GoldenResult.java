package dev.wasmk8s.testing;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How one golden test went. Immutable.
 *
 * @param test the test
 * @param differences what is not as expected; empty if all is
 * @param updated whether the expectation was rewritten, so that it holds from now on
 * @param time how long the call took
 */
public record GoldenResult(GoldenTest test, List<Difference> differences, boolean updated, Duration time) {
    /** Copies the list. */
    public GoldenResult {
        Objects.requireNonNull(test, "test");
        differences = List.copyOf(differences);
        Objects.requireNonNull(time, "time");
    }

    /** Whether everything is as expected now. */
    public boolean passed() {
        return updated || differences.isEmpty();
    }
}
