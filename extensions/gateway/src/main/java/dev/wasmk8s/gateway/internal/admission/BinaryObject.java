package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.gateway.RequestHead;
import dev.wasmk8s.gateway.internal.json.ObjectMeta;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object in the protobuf form of Kubernetes, which kubectl sends for kinds that it has compiled in. Only the API
 * server can read it, so what a dry run of the request would store is taken for what was submitted.
 */
final class BinaryObject {
    private static final String TYPE = "application/vnd.kubernetes.protobuf";

    /** What the API server adds, so that it is not the client's. */
    private static final List<String> ADDED = List.of("generation", "managedFields", "selfLink");

    private BinaryObject() {}

    static boolean isSent(WriteRequest request) {
        return request.mediaType().equalsIgnoreCase(TYPE);
    }

    static ObjectNode read(Exchange exchange) {
        WriteRequest request = exchange.request();
        // A subresource may answer with another object than it is sent.
        boolean answersInKind = request.info().subresource().isEmpty();
        Body.requireType(request, answersInKind, List.of(Body.JSON));
        ApiServer server = exchange.apiServer();
        RequestHead head = request.head();
        ObjectNode object =
                server.object(server.ask(head.method(), head.path(), DryRun.in(request), TYPE, exchange.body()));
        if (object.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(ADDED);
        }
        // What has no version is not there yet: the API server drew its identity for the trial.
        return ObjectMeta.resourceVersion(object).isEmpty() ? ServerFields.withoutIdentity(object) : object;
    }
}
