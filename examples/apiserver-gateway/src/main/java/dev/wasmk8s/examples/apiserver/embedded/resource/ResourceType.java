package dev.wasmk8s.examples.apiserver.embedded.resource;

import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import java.util.List;

/**
 * A resource that the embedded API server serves. Immutable.
 *
 * @param group the API group; empty for the core group
 * @param version the API version
 * @param resource plural and lower case
 * @param kind singular and capitalised
 * @param namespaced whether objects live in namespaces
 * @param shortNames what kubectl takes for the resource
 * @param categories such as {@code all}
 * @param subresources such as {@code status}
 * @param verbs what can be done with it
 * @param schema the shape of its objects
 */
public record ResourceType(
        String group,
        String version,
        String resource,
        String kind,
        boolean namespaced,
        List<String> shortNames,
        List<String> categories,
        List<String> subresources,
        List<String> verbs,
        Struct schema) {
    /** Copies the lists. */
    public ResourceType {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        subresources = List.copyOf(subresources);
        verbs = List.copyOf(verbs);
    }

    /** The resource in the singular. */
    public String singular() {
        return kind.toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether its objects are answered, and none is stored. */
    public boolean isReview() {
        return verbs.equals(List.of("create"));
    }

    /** {@code v1} or {@code GROUP/VERSION}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** {@code RESOURCE} or {@code RESOURCE.GROUP}, as messages name it. */
    public String qualifiedResource() {
        return group.isEmpty() ? resource : resource + "." + group;
    }

    /** {@code KIND} or {@code KIND.GROUP}, as messages name it. */
    public String qualifiedKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }
}
