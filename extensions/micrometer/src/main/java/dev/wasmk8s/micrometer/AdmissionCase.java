package dev.wasmk8s.micrometer;

import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.observation.AdmissionStep;
import io.micrometer.core.instrument.Tags;

/** What tells most admission meters apart: the combinations of step, operation and rejection, numbered. */
final class AdmissionCase {
    private static final int OPERATIONS = Operation.values().length;

    static final int COUNT = AdmissionStep.values().length * OPERATIONS * 2;

    private AdmissionCase() {}

    static int of(AdmissionStep step, Operation operation, boolean rejected) {
        return (Place.of(step) * OPERATIONS + Place.of(operation)) * 2 + (rejected ? 1 : 0);
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
        AdmissionStep step = Place.at(number / 2 / OPERATIONS, AdmissionStep.class);
        Operation operation = Place.at(number / 2 % OPERATIONS, Operation.class);
        return Tags.of("type", step == AdmissionStep.ADMIT ? "admit" : validate, "operation", operation.name());
    }
}
