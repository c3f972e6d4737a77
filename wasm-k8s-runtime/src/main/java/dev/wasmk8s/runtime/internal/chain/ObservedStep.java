package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.observation.AdmissionStep;
import dev.wasmk8s.observation.AdmissionStepEnded;
import dev.wasmk8s.runtime.internal.observation.Signals;
import java.util.Optional;
import java.util.function.Supplier;

/** One phase of admission, with observers. */
record ObservedStep(AdmissionStep step, Operation operation, Signals signals) {
    /** Walks, and tells how it ended; a walk that throws has rejected. */
    Optional<Status> observe(Supplier<Optional<Status>> walk) {
        long start = signals.now();
        boolean rejected = true;
        try {
            Optional<Status> denial = walk.get();
            rejected = denial.isPresent();
            return denial;
        } finally {
            signals.raise(new AdmissionStepEnded(step, operation, rejected, signals.since(start)));
        }
    }
}
