package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.admission.NamespaceLookup;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;

/**
 * Where matchers look what a request does not tell. Thread-safe, as are its parts.
 *
 * @param namespaces finds the Namespace of a request
 * @param authorizer answers the checks of match conditions
 */
public record Surroundings(NamespaceLookup namespaces, Authorizer authorizer) {
    /** No namespace is known, and nobody has an opinion. */
    public static final Surroundings NONE = new Surroundings(NamespaceLookup.NONE, spec -> Decision.noOpinion(""));
}
