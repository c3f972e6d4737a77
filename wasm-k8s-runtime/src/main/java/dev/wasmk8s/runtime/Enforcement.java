package dev.wasmk8s.runtime;

/** What the verdicts of a module are good for, so that a new policy can be tried on live traffic. */
public enum Enforcement {
    /** They decide. The default. */
    ENFORCE,
    /**
     * They never deny: a denial or a failure becomes a warning and an audit annotation of an admission module, and no
     * opinion of an authorization module. Objects stay as they are.
     */
    MONITOR,
    /** They are observed and compared, and never seen by a client. */
    SHADOW
}
