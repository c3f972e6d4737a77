package dev.wasmk8s.observation;

import java.util.Objects;

/**
 * A cache of answers was asked, before a module was.
 *
 * @param module the module whose answers it keeps
 * @param hit whether it had the answer; if not, the module is asked, or another call that asks it already is waited for
 * @param nanos how long it took until there was an answer, that of the module included
 */
public record CacheAsked(String module, ReviewKind kind, boolean hit, long nanos) implements Observation {
    /** Checks that nothing is null. */
    public CacheAsked {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(kind, "kind");
    }
}
