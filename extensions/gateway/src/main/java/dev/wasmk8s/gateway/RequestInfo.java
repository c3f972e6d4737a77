package dev.wasmk8s.gateway;

import java.util.List;
import java.util.Objects;

/**
 * What a request asks of the API, as the API server derives it from method, path and query ({@code RequestInfo} of
 * {@code k8s.io/apiserver/pkg/endpoints/request}). Immutable. An empty string stands for an absent value.
 *
 * @param resourceRequest whether an API resource is meant; if not, only path and verb tell anything
 * @param path the decoded path
 * @param verb such as {@code list} for resources (empty for a method that has none), or the HTTP method in lower case
 * @param apiPrefix {@code api} or {@code apis}
 * @param apiGroup the API group; empty for the core group
 * @param apiVersion the API version
 * @param namespace the namespace; empty for cluster scope and for all namespaces. A Namespace carries its own name.
 * @param resource the resource, plural
 * @param subresource the subresource
 * @param name the object's name
 * @param parts the parts of the path from the resource on
 * @param fieldSelector the field selector as sent; only where the API server honours it
 * @param labelSelector the label selector as sent; only where the API server honours it
 */
public record RequestInfo(
        boolean resourceRequest,
        String path,
        String verb,
        String apiPrefix,
        String apiGroup,
        String apiVersion,
        String namespace,
        String resource,
        String subresource,
        String name,
        List<String> parts,
        String fieldSelector,
        String labelSelector) {
    /** Copies the list. */
    public RequestInfo {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(apiPrefix, "apiPrefix");
        Objects.requireNonNull(apiGroup, "apiGroup");
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(subresource, "subresource");
        Objects.requireNonNull(name, "name");
        parts = List.copyOf(parts);
        Objects.requireNonNull(fieldSelector, "fieldSelector");
        Objects.requireNonNull(labelSelector, "labelSelector");
    }
}
