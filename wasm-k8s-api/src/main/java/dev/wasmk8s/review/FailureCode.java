package dev.wasmk8s.review;

/**
 * Why a review failed, that is, why there is no verdict. A refusal by a module is a verdict and has no code here.
 *
 * <p>The list is closed; a new code is a change of the contract.
 */
public enum FailureCode {
    /** The caller's review or request is not what the contract asks for: fix the caller. */
    REQUEST_MALFORMED,
    /** The document for the module is larger than its input limit. */
    INPUT_TOO_LARGE,
    /** The module cannot be used: not WebAssembly, an export is missing, an import is not provided. */
    MODULE_INVALID,
    /** No guest could be started, for example because its start function trapped. */
    GUEST_START_FAILED,
    /** The call did not end within its deadline and was stopped. */
    DEADLINE_EXCEEDED,
    /** The guest hit a trap: unreachable code, a bad memory access, exhausted stack, and so on. */
    GUEST_TRAPPED,
    /** The guest called {@code proc_exit} with a code other than 0. */
    GUEST_EXITED,
    /** The guest answered with an error of its own ({@code error} in the envelope or in a TokenReview status). */
    GUEST_REPORTED,
    /** The guest wrote more to its standard output than its limit. */
    OUTPUT_TOO_LARGE,
    /** The guest's answer is empty, not JSON, or not of the right shape. */
    RESPONSE_MALFORMED,
    /** The guest's answer is well-formed and breaks a rule: a foreign uid, a patch where none may be, and so on. */
    RESPONSE_REFUSED,
    /** A match condition has no value, and none is false: it is not known whether the module should be asked. */
    CONDITION_FAILED,
    /** No guest became free in time. */
    POOL_EXHAUSTED,
    /** The calling thread was interrupted; its interrupt status is set. */
    INTERRUPTED,
    /** The modules were closed before or during the call. */
    CLOSED,
    /** A defect of wasm-k8s itself; the cause says more. */
    INTERNAL
}
