package dev.wasmk8s.observation;

import dev.wasmk8s.admission.Operation;
import java.util.Objects;

/**
 * A whole step of admission ended.
 *
 * @param rejected whether the request was refused in it
 * @param nanos how long it took, all modules together
 */
public record AdmissionStepEnded(AdmissionStep step, Operation operation, boolean rejected, long nanos)
        implements Observation {
    /** Checks that nothing is null. */
    public AdmissionStepEnded {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(operation, "operation");
    }
}
