package dev.wasmk8s.observation;

import java.util.Objects;

/**
 * The match conditions of an authorization module were evaluated.
 *
 * @param errors how many could not be
 * @param nanos how long it took, all conditions together
 */
public record AuthorizationConditions(String module, ConditionOutcome outcome, int errors, long nanos)
        implements Observation {
    /** Checks that nothing is null. */
    public AuthorizationConditions {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(outcome, "outcome");
    }
}
