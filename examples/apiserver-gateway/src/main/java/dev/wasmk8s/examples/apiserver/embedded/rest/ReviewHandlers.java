package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.review.ReviewHandler;
import java.util.Optional;

/** Those who answer reviews that clients create. Thread-safe; a handler may block for as long as a module may take. */
@FunctionalInterface
public interface ReviewHandlers {
    /** Nobody does. */
    ReviewHandlers NONE = (kind, namespace, caller) -> Optional.empty();

    /**
     * Who answers reviews of a kind.
     *
     * @param kind such as {@code SubjectAccessReview}
     * @param namespace that of the request; empty if it has none
     * @param caller who asks
     * @return empty if nobody does
     */
    Optional<ReviewHandler> find(String kind, String namespace, UserInfo caller);
}
