package dev.wasmk8s.runtime;

/**
 * What a failed review of one module means for the request. It never applies to a verdict: a denial denies under
 * either policy.
 */
public enum FailurePolicy {
    /** The request is not permitted: authorization denies, admission refuses with HTTP 500. The default. */
    FAIL,
    /**
     * The module is passed over: authorization has no opinion, admission proceeds. The failure is kept in the
     * answer's errors. A token that could not be checked stays unauthenticated under either policy.
     */
    IGNORE
}
