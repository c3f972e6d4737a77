package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.observation.AdmissionConditions;
import dev.wasmk8s.observation.AdmissionStep;
import dev.wasmk8s.runtime.internal.observation.Signals;
import java.util.function.Supplier;

/**
 * What a matcher tells observers of the conditions of its module.
 *
 * @param step the step of admission that the module is asked in
 */
record ConditionSignals(String module, AdmissionStep step, Signals signals) {
    static final ConditionSignals NONE = new ConditionSignals("", AdmissionStep.VALIDATE, Signals.NONE);

    boolean isOn() {
        return signals.isOn();
    }

    /** Evaluates conditions and tells what came of it; nothing if they end the walk. */
    Conditions.Outcome observe(Operation operation, Supplier<Conditions.Outcome> evaluation) {
        long start = signals.now();
        Conditions.Outcome outcome = evaluation.get();
        signals.raise(new AdmissionConditions(
                module, step, operation, outcome.observed(), outcome.errors(), signals.since(start)));
        return outcome;
    }
}
