package dev.wasmk8s.observation;

import dev.wasmk8s.admission.Operation;
import java.util.Objects;

/** An admission module was not asked, because it does not see such requests. */
public record ModuleSkipped(String module, AdmissionStep step, Operation operation, Reason reason)
        implements Observation {
    /** What kept a request from a module. Its match conditions are observed by themselves. */
    public enum Reason {
        /** None of its rules matches. */
        RULES,
        /** The labels of the namespace do not match. */
        NAMESPACE_SELECTOR,
        /** The labels of the object do not match. */
        OBJECT_SELECTOR
    }

    /** Checks that nothing is null. */
    public ModuleSkipped {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(reason, "reason");
    }
}
