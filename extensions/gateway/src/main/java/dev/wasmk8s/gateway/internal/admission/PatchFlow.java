package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.GatewayResponse;
import dev.wasmk8s.gateway.UpstreamResponse;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import dev.wasmk8s.gateway.internal.json.Json;
import dev.wasmk8s.gateway.internal.json.MergePatch;
import dev.wasmk8s.gateway.internal.json.Nulls;
import dev.wasmk8s.gateway.internal.json.ObjectMeta;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * PATCH by JSON Patch, JSON Merge Patch and strategic merge patch. The API server tells by a dry run what the patch
 * would make of the stored object; that is admitted; and the difference between the two is sent as a merge patch tied
 * to the version of the stored object, so that exactly what was admitted is stored, or nothing.
 */
final class PatchFlow {
    static final String MERGE = "application/merge-patch+json";

    private static final List<String> TYPES =
            List.of("application/json-patch+json", MERGE, "application/strategic-merge-patch+json", ApplyFlow.TYPE);

    private PatchFlow() {}

    static GatewayResponse run(Exchange exchange) {
        String type = exchange.request().mediaType();
        Body.requireType(exchange.request(), TYPES.contains(type), TYPES);
        return type.equals(ApplyFlow.TYPE)
                ? ApplyFlow.run(exchange)
                : exchange.optimistically(server -> attempt(exchange, server, type));
    }

    private static GatewayResponse attempt(Exchange exchange, ApiServer server, String type) {
        WriteRequest request = exchange.request();
        ObjectNode stored = StoredObject.read(request, server).orPassOn(server);
        ObjectNode result = tryOut(exchange, server, type, exchange.body(), stored);
        AdmissionRequest.Builder review = exchange.reviewer()
                .review(Operation.UPDATE, Exchange.kind(result))
                .oldObject(Json.raw(stored))
                .options(WriteOptions.update(request.query()))
                .dryRun(DryRun.isRequested(request.query().all("dryRun")));
        ObjectNode admitted = exchange.reviewer().admitResult(review, result);
        return server.perform(
                "PATCH",
                request.head().path(),
                request.head().query(),
                MERGE,
                Json.write(difference(stored, admitted)));
    }

    /**
     * What a patch would make of the stored object.
     *
     * @throws Exchange.StaleException if it was tried on another version of the object
     */
    static ObjectNode tryOut(Exchange exchange, ApiServer server, String type, byte[] patch, ObjectNode stored) {
        String version = ObjectMeta.resourceVersion(stored);
        if (version.isEmpty()) {
            throw new Refusal(
                    Outcome.REFUSED,
                    ApiStatus.unsupportedMediaType("this resource has no resourceVersion, without which the gateway"
                            + " cannot make sure that what it admits is what is stored: use PUT"));
        }
        ObjectNode result = server.object(dryRun(exchange, server, type, patch));
        if (!version.equals(ObjectMeta.resourceVersion(result))) {
            throw new Exchange.StaleException();
        }
        return result;
    }

    static UpstreamResponse dryRun(Exchange exchange, ApiServer server, String type, byte[] patch) {
        WriteRequest request = exchange.request();
        return server.ask("PATCH", request.head().path(), DryRun.in(request), type, patch);
    }

    private static ObjectNode difference(ObjectNode stored, ObjectNode admitted) {
        ObjectNode from = stored.deepCopy();
        ObjectNode to = admitted.deepCopy();
        ServerFields.removeVersions(from);
        ServerFields.removeVersions(to);
        Nulls.drop(to, from, "creationTimestamp"::equals);
        try {
            ObjectNode patch = MergePatch.between(from, to);
            ObjectMeta.set(patch, "resourceVersion", ObjectMeta.resourceVersion(stored));
            return patch;
        } catch (MergePatch.InexpressibleException e) {
            throw new Refusal(
                    Outcome.REFUSED,
                    ApiStatus.invalid("the patch sets a field to null, which the gateway cannot carry out as admitted:"
                            + " remove the field, or use PUT"));
        }
    }
}
