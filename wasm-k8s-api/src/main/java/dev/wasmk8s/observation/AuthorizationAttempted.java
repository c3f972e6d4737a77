package dev.wasmk8s.observation;

import java.util.Objects;

/**
 * The authorization chain was asked about an access.
 *
 * @param result how it ended
 * @param nanos how long it took, all modules together
 */
public record AuthorizationAttempted(Result result, long nanos) implements Observation {
    /** How an attempt ends, in the terms of the API server. */
    public enum Result {
        /** The user may do it, whatever went wrong before. */
        ALLOWED,
        /** The user must not do it, and nothing went wrong. */
        DENIED,
        /** Nobody has an opinion, and nothing went wrong. */
        NO_OPINION,
        /** The user must not do it, and something went wrong. */
        ERROR
    }

    /** Checks that nothing is null. */
    public AuthorizationAttempted {
        Objects.requireNonNull(result, "result");
    }
}
