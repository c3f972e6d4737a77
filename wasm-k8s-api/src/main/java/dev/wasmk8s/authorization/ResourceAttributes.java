package dev.wasmk8s.authorization;

import java.util.Objects;
import java.util.Optional;

/**
 * What a user is about to do with an API resource. Immutable. An empty string stands for an absent value, as on the
 * wire.
 *
 * @param namespace the namespace; empty for cluster scope and for all namespaces, which are one and the same here
 * @param verb such as {@code get}, {@code list}, {@code watch}, {@code create}, {@code update}, {@code patch},
 *     {@code delete}, {@code deletecollection}
 * @param group the API group; empty for the core group
 * @param version the API version
 * @param resource the resource, plural and lower case
 * @param subresource the subresource; empty for the resource itself
 * @param name the object's name; empty for all
 * @param fieldSelector narrows a list, watch or deletecollection by fields
 * @param labelSelector narrows a list, watch or deletecollection by labels
 */
public record ResourceAttributes(
        String namespace,
        String verb,
        String group,
        String version,
        String resource,
        String subresource,
        String name,
        Optional<SelectorAttributes> fieldSelector,
        Optional<SelectorAttributes> labelSelector) {
    /** Checks that nothing is null. */
    public ResourceAttributes {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(subresource, "subresource");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(fieldSelector, "fieldSelector");
        Objects.requireNonNull(labelSelector, "labelSelector");
    }

    /** Access without subresource and selectors. */
    public static ResourceAttributes of(
            String verb, String group, String version, String resource, String namespace, String name) {
        return new ResourceAttributes(
                namespace, verb, group, version, resource, "", name, Optional.empty(), Optional.empty());
    }
}
