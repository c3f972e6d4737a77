package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.gateway.GatewayResponse;
import dev.wasmk8s.gateway.UpstreamResponse;
import dev.wasmk8s.gateway.internal.json.Json;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * PATCH by server-side apply. The API server tells by a dry run what the configuration would make; that is admitted;
 * and the configuration is sent, tied to the stored object in its version or to there being none, so that field
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
        ObjectNode configuration =
                Body.object(exchange.body(), "apply configuration (which this gateway takes as JSON only)");
        return exchange.optimistically(server -> attempt(exchange, server, configuration));
    }

    private static GatewayResponse attempt(Exchange exchange, ApiServer server, ObjectNode sent) {
        WriteRequest request = exchange.request();
        Optional<ObjectNode> stored = StoredObject.read(request, server).object();
        UnaryOperator<ObjectNode> tryOut = configuration -> tryOut(exchange, server, configuration, stored);
        ObjectNode result = tryOut.apply(sent);
        if (stored.isEmpty()) {
            exchange.requireCreate();
        }
        ObjectNode admitted = exchange.reviewer().admitResult(review(exchange, stored, result), result);
        ObjectNode configuration =
                AdmittedChange.carry(sent, result, admitted, tryOut).deepCopy();
        // If the client named a version or uid, it is this one, or the dry run would have failed.
        stored.map(Tie::to).orElse(Tie.NONE).apply(configuration);
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
        if (stored.isPresent()) {
            return PatchFlow.tryOut(exchange, server, TYPE, Json.write(configuration), stored.get());
        }
        ObjectNode tied = configuration.deepCopy();
        Tie.NONE.apply(tied);
        UpstreamResponse response = PatchFlow.dryRun(exchange, server, TYPE, Json.write(tied));
        if (response.status() == ApiServer.CONFLICT) {
            // Nobody owns fields of an object that is not there, so it is there by now.
            throw new Exchange.StaleException();
        }
        return ServerFields.withoutIdentity(server.object(response));
    }
}
