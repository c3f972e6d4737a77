package dev.wasmk8s.authorization;

import dev.wasmk8s.review.ReviewException;

/**
 * Tells whether a user may do something.
 *
 * <p>Implementations are safe for use by several threads. A call blocks until there is an answer or a deadline has
 * passed; it runs on the caller's thread.
 */
@FunctionalInterface
public interface Authorizer {
    /**
     * Decides one access. Only {@link Decision.Allow} permits it.
     *
     * @return the decision; never null
     * @throws ReviewException if there is none. Treat it as not allowed.
     */
    Decision authorize(SubjectAccessReviewSpec spec);
}
