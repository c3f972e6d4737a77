package dev.wasmk8s.observation;

import java.util.Objects;

/**
 * A module was asked for an answer that a cache did not have.
 *
 * @param module the module
 * @param succeeded whether it answered; failures are not kept
 */
public record CacheFilled(String module, ReviewKind kind, boolean succeeded) implements Observation {
    /** Checks that nothing is null. */
    public CacheFilled {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(kind, "kind");
    }
}
