package dev.wasmk8s.observation;

import java.util.Objects;

/**
 * A module in the shadow of the others was asked, and its verdict compared with what was decided without it.
 *
 * @param module the module in the shadow
 * @param agreed whether the decision would have been the same with it
 */
public record ShadowCompared(String module, ReviewKind kind, boolean agreed) implements Observation {
    /** Checks that nothing is null. */
    public ShadowCompared {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(kind, "kind");
    }
}
