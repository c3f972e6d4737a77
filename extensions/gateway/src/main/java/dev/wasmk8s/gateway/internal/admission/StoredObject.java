package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.gateway.UpstreamResponse;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The object that a request is about, as it is stored now.
 *
 * @param object absent if there is none
 * @param response what the API server said, for a client to whom that is the answer
 */
record StoredObject(Optional<ObjectNode> object, UpstreamResponse response) {
    /** Reads the object; anything but a good answer or 404 ends the request and is passed on. */
    static StoredObject read(WriteRequest request, ApiServer server) {
        String path = request.head().path();
        UpstreamResponse response = server.get(path, "");
        if (response.status() == ApiServer.METHOD_NOT_ALLOWED
                && !request.info().subresource().isEmpty()) {
            // Some subresources can only be written, such as namespaces/finalize; they take the whole object.
            response = server.get(parent(path), "");
        }
        return response.status() == ApiServer.NOT_FOUND
                ? new StoredObject(Optional.empty(), response)
                : new StoredObject(Optional.of(server.object(response)), response);
    }

    /** The object; if there is none, the request ends and 404 is passed on. */
    ObjectNode orPassOn(ApiServer server) {
        return object.orElseGet(() -> server.object(response));
    }

    private static String parent(String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return trimmed.substring(0, trimmed.lastIndexOf('/'));
    }
}
