package dev.wasmk8s.observation;

import java.util.Objects;

/**
 * The authentication chain was asked for the user of a token.
 *
 * @param result how it ended
 * @param failures how many modules could not say; of interest only if there is no user
 * @param nanos how long it took, all modules together
 */
public record AuthenticationAttempted(Result result, int failures, long nanos) implements Observation {
    /** How an attempt ends, in the terms of the API server. */
    public enum Result {
        /** The token belongs to a user. */
        SUCCESS,
        /** There was no token, or no authenticator for one. */
        FAILURE,
        /** The token was rejected: it is nobody's, or could not be checked. */
        ERROR
    }

    /** Checks that nothing is null. */
    public AuthenticationAttempted {
        Objects.requireNonNull(result, "result");
    }
}
