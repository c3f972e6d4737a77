package dev.wasmk8s.admission;

import java.util.Objects;

/**
 * The kind of an object. Immutable.
 *
 * @param group the API group; empty for the core group
 * @param version the API version
 * @param kind the kind, singular and capitalised
 */
public record GroupVersionKind(String group, String version, String kind) {
    /** Checks that nothing is null. */
    public GroupVersionKind {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(kind, "kind");
    }
}
