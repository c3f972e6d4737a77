package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.GatewayResponse;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import dev.wasmk8s.gateway.internal.json.Json;
import dev.wasmk8s.gateway.internal.json.ObjectMeta;
import dev.wasmk8s.json.RawJson;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * PUT: admitted against the stored object, and tied to that object's version, so that a rule that compares the two
 * holds. Where the API server would create the object, it is admitted as a create, and tied to there being none.
 */
final class UpdateFlow {
    private UpdateFlow() {}

    static GatewayResponse run(Exchange exchange) {
        SubmittedObject submitted = SubmittedObject.read(exchange.request(), exchange.body());
        checkName(submitted.tree(), exchange.info().name());
        return ObjectMeta.resourceVersion(submitted.tree()).isEmpty()
                ? exchange.optimistically(server -> attempt(exchange, server, submitted))
                : attempt(exchange, exchange.apiServer(), submitted);
    }

    private static GatewayResponse attempt(Exchange exchange, ApiServer server, SubmittedObject submitted) {
        return StoredObject.read(exchange.request(), server)
                .object()
                .map(stored -> update(exchange, server, submitted, stored))
                .orElseGet(() -> create(exchange, server, submitted));
    }

    private static GatewayResponse update(
            Exchange exchange, ApiServer server, SubmittedObject submitted, ObjectNode stored) {
        SubmittedObject tied = submitted.expecting(ObjectMeta.resourceVersion(stored));
        AdmissionRequest.Builder review = exchange.reviewer()
                .review(Operation.UPDATE, submitted.kind())
                .oldObject(Json.raw(stored))
                .options(WriteOptions.update(exchange.request().query()));
        return write(exchange, server, tied, review);
    }

    private static GatewayResponse create(Exchange exchange, ApiServer server, SubmittedObject submitted) {
        SubmittedObject tied = submitted.expecting(StoredObject.NO_VERSION);
        // Most resources cannot be created so. The API server says 404 then, before anything else is asked.
        server.object(server.ask(
                "PUT",
                exchange.request().head().path(),
                DryRun.in(exchange.request()),
                Body.JSON,
                Json.write(tied.tree())));
        exchange.requireCreate();
        AdmissionRequest.Builder review = exchange.reviewer()
                .review(Operation.CREATE, submitted.kind())
                .options(WriteOptions.create(exchange.request().query()));
        return write(exchange, server, tied, review);
    }

    private static GatewayResponse write(
            Exchange exchange, ApiServer server, SubmittedObject submitted, AdmissionRequest.Builder review) {
        WriteRequest request = exchange.request();
        RawJson object = submitted.raw();
        Optional<RawJson> changed = exchange.reviewer()
                .admit(review.object(object)
                        .dryRun(DryRun.isRequested(request.query().all("dryRun")))
                        .build());
        byte[] admitted = changed.map(json -> withVersion(json, ObjectMeta.resourceVersion(submitted.tree())))
                .orElseGet(object::toByteArray);
        return server.perform("PUT", request.head().path(), request.head().query(), Body.JSON, admitted);
    }

    /** Modules that know only part of an object may have lost the version that the write is tied to. */
    private static byte[] withVersion(RawJson changed, String version) {
        ObjectNode object = Reviewer.read(changed);
        if (!version.isEmpty()) {
            ObjectMeta.set(object, "resourceVersion", version);
        }
        return Json.write(object);
    }

    private static void checkName(ObjectNode object, String name) {
        if (!ObjectMeta.name(object).equals(name)) {
            throw new Refusal(
                    Outcome.REFUSED,
                    ApiStatus.badRequest("the name of the object (" + ObjectMeta.name(object)
                            + ") does not match the name on the URL (" + name + ")"));
        }
    }
}
