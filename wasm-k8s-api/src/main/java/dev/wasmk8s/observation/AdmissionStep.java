package dev.wasmk8s.observation;

/** One of the two steps of admission, as the API server's metrics name them. */
public enum AdmissionStep {
    /** Mutating modules are asked, one after the other. */
    ADMIT,
    /** Validating modules are asked. */
    VALIDATE
}
