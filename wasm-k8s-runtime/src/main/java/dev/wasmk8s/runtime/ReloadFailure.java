package dev.wasmk8s.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An attempt to change modules that came to nothing. Immutable.
 *
 * @param at when
 * @param problems what was wrong; never empty
 */
public record ReloadFailure(Instant at, List<Problem> problems) {
    /** Copies the problems. */
    public ReloadFailure {
        Objects.requireNonNull(at, "at");
        problems = List.copyOf(problems);
    }
}
