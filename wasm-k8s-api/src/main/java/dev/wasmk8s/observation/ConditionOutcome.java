package dev.wasmk8s.observation;

/** What the match conditions of a module amount to, for one request. */
public enum ConditionOutcome {
    /** All are true: the module is asked. */
    MET,
    /** One is false: the module is not asked, even if others could not be evaluated. */
    EXCLUDED,
    /** None is false, and at least one could not be evaluated: the failure policy of the module decides. */
    FAILED
}
