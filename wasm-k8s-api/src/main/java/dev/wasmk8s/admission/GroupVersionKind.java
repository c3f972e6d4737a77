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

    /**
     * The kind of an object with these fields.
     *
     * @param apiVersion the group and version, such as {@code apps/v1}, or the version alone for the core group
     * @param kind the kind
     */
    public static GroupVersionKind of(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        return new GroupVersionKind(
                slash < 0 ? "" : apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
    }
}
