package dev.wasmk8s.admission;

import java.util.Objects;

/**
 * A resource of the API. Immutable.
 *
 * @param group the API group; empty for the core group
 * @param version the API version
 * @param resource the resource, plural and lower case
 */
public record GroupVersionResource(String group, String version, String resource) {
    /** Checks that nothing is null. */
    public GroupVersionResource {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(resource, "resource");
    }
}
