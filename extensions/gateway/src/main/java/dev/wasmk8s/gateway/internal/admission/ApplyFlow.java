package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.GatewayResponse;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import dev.wasmk8s.gateway.internal.json.Json;
import dev.wasmk8s.gateway.internal.json.MergePatch;
import dev.wasmk8s.gateway.internal.json.Nulls;
import dev.wasmk8s.gateway.internal.json.ObjectMeta;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * PATCH by server-side apply. The API server tells by a dry run what the configuration would make; that is admitted;
 * and the configuration is sent, tied to the version of the stored object or to there being none, so that field
 * ownership stays the client's and exactly what was admitted is stored, or nothing.
 *
 * <p>A change that admission makes is put into the configuration. Another dry run shows whether that brings the object
 * about that admission wants; if not, the request is refused.
 */
final class ApplyFlow {
    static final String TYPE = "application/apply-patch+yaml";

    private ApplyFlow() {}

    static GatewayResponse run(Exchange exchange) {
        // Clients that apply send JSON, which is YAML. Other YAML reads differently to different readers.
        Body.object(exchange.body(), "apply configuration (which this gateway takes as JSON only)");
        return exchange.optimistically(server -> attempt(exchange, server));
    }

    private static GatewayResponse attempt(Exchange exchange, ApiServer server) {
        WriteRequest request = exchange.request();
        ObjectNode configuration = Json.readObject(exchange.body());
        Optional<ObjectNode> stored = StoredObject.read(request, server).object();
        ObjectNode result = tryOut(exchange, server, configuration, stored);
        if (stored.isEmpty()) {
            exchange.requireCreate();
        }
        ObjectNode admitted = exchange.reviewer().admitResult(review(exchange, stored, result), result);
        if (!ServerFields.equalBesides(result, admitted)) {
            change(configuration, result, admitted);
            ObjectNode changed = tryOut(exchange, server, configuration, stored);
            if (!ServerFields.equalBesides(changed, admitted)) {
                throw inexpressible();
            }
        }
        if (ObjectMeta.resourceVersion(configuration).isEmpty()) {
            String version = stored.map(ObjectMeta::resourceVersion).orElse(StoredObject.NO_VERSION);
            ObjectMeta.set(configuration, "resourceVersion", version);
        }
        return server.perform("PATCH", request.head().path(), request.head().query(), TYPE, Json.write(configuration));
    }

    private static AdmissionRequest.Builder review(Exchange exchange, Optional<ObjectNode> stored, ObjectNode result) {
        WriteRequest request = exchange.request();
        AdmissionRequest.Builder review = exchange.reviewer()
                .review(stored.isPresent() ? Operation.UPDATE : Operation.CREATE, Exchange.kind(result))
                .options(
                        stored.isPresent()
                                ? WriteOptions.update(request.query())
                                : WriteOptions.create(request.query()))
                .dryRun(DryRun.isRequested(request.query().all("dryRun")));
        stored.ifPresent(old -> review.oldObject(Json.raw(old)));
        return review;
    }

    private static ObjectNode tryOut(
            Exchange exchange, ApiServer server, ObjectNode configuration, Optional<ObjectNode> stored) {
        ObjectNode result = PatchFlow.tryOut(exchange, server, TYPE, Json.write(configuration), stored);
        if (stored.isEmpty()) {
            ServerFields.removeIdentity(result);
        }
        return result;
    }

    /** Puts into the configuration what admission changed in the result. */
    private static void change(ObjectNode configuration, ObjectNode result, ObjectNode admitted) {
        ObjectNode from = result.deepCopy();
        ObjectNode to = admitted.deepCopy();
        ServerFields.removeAll(from);
        ServerFields.removeAll(to);
        Nulls.drop(to, Json.object(), key -> true);
        Nulls.drop(from, Json.object(), key -> true);
        try {
            MergePatch.apply(configuration, MergePatch.between(from, to));
        } catch (MergePatch.InexpressibleException e) {
            throw inexpressible();
        }
    }

    private static Refusal inexpressible() {
        return new Refusal(
                Outcome.REFUSED,
                ApiStatus.invalid("admission changed the object in a way that server-side apply cannot carry out:"
                        + " apply the object as admission wants it, or use another kind of patch"));
    }
}
