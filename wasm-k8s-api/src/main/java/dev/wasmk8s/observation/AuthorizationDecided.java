package dev.wasmk8s.observation;

import java.util.Objects;

/**
 * A member of the authorization chain decided, so that no other was asked: by its answer, one from its cache, or its
 * failure policy.
 *
 * @param authorizer the member's name
 * @param allowed whether the user may do it
 */
public record AuthorizationDecided(String authorizer, boolean allowed) implements Observation {
    /** Checks that nothing is null. */
    public AuthorizationDecided {
        Objects.requireNonNull(authorizer, "authorizer");
    }
}
