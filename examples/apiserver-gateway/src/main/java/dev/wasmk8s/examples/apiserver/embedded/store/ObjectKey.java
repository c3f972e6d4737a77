package dev.wasmk8s.examples.apiserver.embedded.store;

import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;

/**
 * Which object. Immutable.
 *
 * @param type the resource
 * @param namespace the namespace; empty for objects of the cluster
 * @param name the name
 */
public record ObjectKey(ResourceType type, String namespace, String name) {
    /** The place of the object among all others, which sorts by resource, namespace and name. */
    String path() {
        return prefix(type, namespace) + name;
    }

    /** What the paths of a resource in a namespace, or in all if it is empty, begin with. */
    static String prefix(ResourceType type, String namespace) {
        String resource = type.qualifiedResource() + "/";
        return type.namespaced() && namespace.isEmpty() ? resource : resource + namespace + "/";
    }
}
