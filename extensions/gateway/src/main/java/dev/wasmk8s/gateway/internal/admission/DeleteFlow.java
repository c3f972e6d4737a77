package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.gateway.GatewayResponse;
import dev.wasmk8s.gateway.internal.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** DELETE of one object: admitted is the stored object, and that one, in that version, is deleted. */
final class DeleteFlow {
    private DeleteFlow() {}

    static GatewayResponse run(Exchange exchange) {
        WriteRequest request = exchange.request();
        DeleteOptions options = DeleteOptions.of(request, exchange.body());
        return exchange.optimistically(server -> {
            ObjectNode stored = StoredObject.read(request, server).orPassOn(server);
            admit(exchange, stored, Exchange.kind(stored), options);
            // The query goes no further: all options are in the body.
            return server.perform("DELETE", request.head().path(), "", Body.JSON, options.forExactly(exchange, stored));
        });
    }

    static void admit(Exchange exchange, ObjectNode stored, GroupVersionKind kind, DeleteOptions options) {
        AdmissionRequest review = exchange.reviewer()
                .review(Operation.DELETE, kind)
                .oldObject(Json.raw(stored))
                .options(options.raw())
                .dryRun(options.dryRun())
                .build();
        exchange.reviewer().admitUnchanged(review);
    }
}
