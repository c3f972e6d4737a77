package dev.wasmk8s.authorization;

import java.util.Objects;

/**
 * What a user is about to do with a path that is no API resource, such as {@code /healthz}. Immutable.
 *
 * @param path the URL path
 * @param verb the HTTP method in lower case
 */
public record NonResourceAttributes(String path, String verb) {
    /** Checks that nothing is null. */
    public NonResourceAttributes {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(verb, "verb");
    }
}
