package dev.wasmk8s.observation;

import dev.wasmk8s.admission.Operation;
import java.util.Objects;

/**
 * The match conditions of an admission module were evaluated.
 *
 * @param errors how many could not be
 * @param nanos how long it took, all conditions together
 */
public record AdmissionConditions(
        String module, AdmissionStep step, Operation operation, ConditionOutcome outcome, int errors, long nanos)
        implements Observation {
    /** Checks that nothing is null. */
    public AdmissionConditions {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(outcome, "outcome");
    }
}
