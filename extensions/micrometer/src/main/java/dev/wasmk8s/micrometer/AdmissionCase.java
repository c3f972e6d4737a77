package dev.wasmk8s.micrometer;

import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.observation.AdmissionStep;
import io.micrometer.core.instrument.Tags;

/** What tells most admission meters apart: the combinations of step, operation and rejection, numbered. */
final class AdmissionCase {
    static final int COUNT = AdmissionStep.values().length * Operation.values().length * 2;

    private static final AdmissionStep[] STEPS = AdmissionStep.values();
    private static final Operation[] OPERATIONS = Operation.values();

    private AdmissionCase() {}

    static int of(AdmissionStep step, Operation operation, boolean rejected) {
        return (step.ordinal() * OPERATIONS.length + operation.ordinal()) * 2 + (rejected ? 1 : 0);
    }

    static Tags rejected(int number) {
        return Tags.of("rejected", Boolean.toString(number % 2 == 1));
    }

    /** The labels of what is measured of one webhook. */
    static Tags ofWebhook(int number) {
        return tags(number, "validating");
    }

    /** The labels of what is measured of a step, or of an admission plugin: another word for the same. */
    static Tags ofStep(int number) {
        return tags(number, "validate");
    }

    private static Tags tags(int number, String validate) {
        AdmissionStep step = STEPS[number / 2 / OPERATIONS.length];
        Operation operation = OPERATIONS[number / 2 % OPERATIONS.length];
        return Tags.of("type", step == AdmissionStep.ADMIT ? "admit" : validate, "operation", operation.name());
    }
}
