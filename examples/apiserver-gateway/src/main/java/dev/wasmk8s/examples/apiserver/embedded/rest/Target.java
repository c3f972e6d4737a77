package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import dev.wasmk8s.examples.apiserver.embedded.store.ObjectKey;

/**
 * What a request is about. Immutable.
 *
 * @param type the resource
 * @param namespace the namespace; empty for the cluster and for all namespaces
 * @param name the object; empty for the collection
 * @param subresource the subresource; empty for the object itself
 */
public record Target(ResourceType type, String namespace, String name, String subresource) {
    /** The object's key. */
    ObjectKey key() {
        return new ObjectKey(type, namespace, name);
    }

    /** The same with a name. */
    Target named(String value) {
        return new Target(type, namespace, value, subresource);
    }
}
