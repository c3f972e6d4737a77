package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.gateway.GatewayResponse;
import dev.wasmk8s.gateway.internal.json.Json;
import dev.wasmk8s.gateway.internal.json.ObjectMeta;
import tools.jackson.databind.node.ObjectNode;

/** POST: what was submitted is admitted and sent. */
final class CreateFlow {
    private CreateFlow() {}

    static GatewayResponse run(Exchange exchange) {
        WriteRequest request = exchange.request();
        SubmittedObject submitted = SubmittedObject.read(exchange);
        if (request.info().subresource().isEmpty()) {
            submitted.makeNew();
        }
        // A name in the URL is that of the object whose subresource this is.
        String name = request.info().name().isEmpty()
                ? ObjectMeta.name(submitted.tree())
                : request.info().name();
        AdmissionRequest.Builder review = exchange.reviewer()
                .review(Operation.CREATE, submitted.kind())
                .name(name)
                .namespace(request.isNamespaces() ? name : request.info().namespace())
                .dryRun(DryRun.isRequested(request.query().all("dryRun")))
                .options(WriteOptions.create(request.query()));
        ApiServer server = exchange.apiServer();
        byte[] admitted = Submission.admit(exchange, review, submitted, object -> tryOut(exchange, server, object));
        return server.perform("POST", request.head().path(), request.head().query(), Body.JSON, admitted);
    }

    private static ObjectNode tryOut(Exchange exchange, ApiServer server, ObjectNode object) {
        WriteRequest request = exchange.request();
        ObjectNode result = ServerFields.withoutIdentity(server.object(
                server.ask("POST", request.head().path(), DryRun.in(request), Body.JSON, Json.write(object))));
        if (ObjectMeta.name(object).isEmpty() && result.get("metadata") instanceof ObjectNode metadata) {
            // Generated, and another one the next time.
            metadata.remove("name");
        }
        return result;
    }
}
