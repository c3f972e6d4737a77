package dev.wasmk8s.admission;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import java.util.Optional;

/**
 * Finds Namespaces, for the labels that a {@code namespaceSelector} looks at. Implementations are safe for use by several
 * threads, and answer from memory where they can: a call is made within a review.
 */
@FunctionalInterface
public interface NamespaceLookup {
    /** Knows no namespace at all. */
    NamespaceLookup NONE = name -> Optional.empty();

    /**
     * Finds a Namespace.
     *
     * @return the Namespace object; empty if there is none
     * @throws ReviewException if it could not be found out
     */
    Optional<RawJson> find(String name);
}
