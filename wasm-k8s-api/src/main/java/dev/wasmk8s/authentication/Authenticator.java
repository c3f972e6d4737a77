package dev.wasmk8s.authentication;

import dev.wasmk8s.review.ReviewException;

/**
 * Tells whom a bearer token belongs to.
 *
 * <p>Implementations are safe for use by several threads. A call blocks until there is an answer or a deadline has
 * passed; it runs on the caller's thread.
 */
@FunctionalInterface
public interface Authenticator {
    /**
     * Authenticates one token.
     *
     * @return the user, or that the token is nobody's; never null
     * @throws ReviewException if it could not be found out. Treat it as not authenticated.
     */
    Authentication authenticate(TokenReviewSpec spec);
}
