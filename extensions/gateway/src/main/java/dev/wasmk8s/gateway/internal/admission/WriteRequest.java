package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.gateway.RequestHead;
import dev.wasmk8s.gateway.RequestInfo;
import dev.wasmk8s.gateway.internal.request.Query;

/**
 * A request that is allowed if it is admitted.
 *
 * @param head what to send on, with the user's impersonation headers
 * @param info what is asked
 * @param query the query
 * @param user as whom it is asked
 */
public record WriteRequest(RequestHead head, RequestInfo info, Query query, UserInfo user) {
    GroupVersionResource resource() {
        return new GroupVersionResource(info.apiGroup(), info.apiVersion(), info.resource());
    }

    /** Whether the objects are Namespaces, which are in no namespace and count as in their own. */
    boolean isNamespaces() {
        return info.apiGroup().isEmpty() && info.resource().equals("namespaces");
    }

    /** The namespace that the object itself tells. */
    String objectNamespace() {
        return isNamespaces() ? "" : info.namespace();
    }

    /** The media type of the body, without parameters; empty if the client tells none. */
    String mediaType() {
        String value = head.headers().first("Content-Type").orElse("");
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
    }
}
