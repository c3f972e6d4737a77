package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.GatewayResponse;
import dev.wasmk8s.gateway.UpstreamResponse;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import dev.wasmk8s.gateway.internal.json.Json;
import dev.wasmk8s.gateway.internal.json.ObjectMeta;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * PUT: admitted against the stored object, and tied to that object in that version, so that a rule that compares the two
 * holds. Where the API server would create the object, it is admitted as a create, and tied to there being none.
 */
record UpdateFlow(Exchange exchange, ApiServer server) {
    static GatewayResponse run(Exchange exchange) {
        SubmittedObject submitted = SubmittedObject.read(exchange);
        checkName(submitted.tree(), exchange.info().name());
        return exchange.optimistically(server -> new UpdateFlow(exchange, server).attempt(submitted));
    }

    private GatewayResponse attempt(SubmittedObject submitted) {
        Optional<ObjectNode> stored =
                StoredObject.read(exchange.request(), server).object();
        return stored.isPresent() ? update(submitted, stored.get()) : create(submitted);
    }

    private GatewayResponse update(SubmittedObject submitted, ObjectNode stored) {
        Tie tie = Tie.to(stored);
        if (!tie.allows(submitted.tree())) {
            // Were it passed on, that version could come about after the object was compared with another.
            throw exchange.modified();
        }
        AdmissionRequest.Builder review = exchange.reviewer()
                .review(Operation.UPDATE, submitted.kind())
                .oldObject(Json.raw(stored))
                .options(WriteOptions.update(exchange.request().query()));
        return write(submitted.tied(tie), review, this::tryOut);
    }

    private GatewayResponse create(SubmittedObject submitted) {
        SubmittedObject tied = submitted.tied(Tie.NONE);
        // Most resources cannot be created so. The API server says 404 then, before anything else is asked.
        tryOut(tied.tree());
        exchange.requireCreate();
        AdmissionRequest.Builder review = exchange.reviewer()
                .review(Operation.CREATE, submitted.kind())
                .options(WriteOptions.create(exchange.request().query()));
        return write(tied, review, object -> ServerFields.withoutIdentity(tryOut(object)));
    }

    private GatewayResponse write(
            SubmittedObject tied, AdmissionRequest.Builder review, UnaryOperator<ObjectNode> tryOut) {
        WriteRequest request = exchange.request();
        review.dryRun(DryRun.isRequested(request.query().all("dryRun")));
        byte[] admitted = Submission.admit(exchange, review, tied, tryOut);
        return server.perform("PUT", request.head().path(), request.head().query(), Body.JSON, admitted);
    }

    /** What the API server would make of an object that is tied to a version. */
    private ObjectNode tryOut(ObjectNode object) {
        WriteRequest request = exchange.request();
        UpstreamResponse response =
                server.ask("PUT", request.head().path(), DryRun.in(request), Body.JSON, Json.write(object));
        if (response.status() == ApiServer.CONFLICT) {
            throw new Exchange.StaleException();
        }
        return server.object(response);
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
