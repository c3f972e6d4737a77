package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.GatewayResponse;
import dev.wasmk8s.gateway.UpstreamResponse;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import dev.wasmk8s.gateway.internal.json.ObjectMeta;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * DELETE of a collection. The API server is asked by a dry run whether it would do it; then every object listed is
 * admitted, and if all are, each is deleted by itself, in the version admitted. Deleting the collection as such would
 * take objects with it that nobody admitted: those made or changed meanwhile.
 *
 * <p>An object that was changed meanwhile is a conflict; everything is decided anew then. One that is gone is done.
 */
final class DeleteCollectionFlow {
    /** What selects objects. Nothing else of the query may turn into something else in a list request. */
    private static final Set<String> SELECTING = Set.of(
            "labelSelector",
            "fieldSelector",
            "limit",
            "continue",
            "resourceVersion",
            "resourceVersionMatch",
            "timeoutSeconds");

    private DeleteCollectionFlow() {}

    static GatewayResponse run(Exchange exchange) {
        DeleteOptions options = DeleteOptions.of(exchange.request(), exchange.body());
        return exchange.optimistically(server -> attempt(exchange, server, options));
    }

    private static GatewayResponse attempt(Exchange exchange, ApiServer server, DeleteOptions options) {
        String path = exchange.request().head().path();
        String query = selection(exchange.request());
        GatewayResponse answer = server.perform("DELETE", path, query, Body.JSON, options.forTrial());
        if (answer.status() / 100 != 2) {
            throw new Refusal(Outcome.UPSTREAM_REFUSED, answer, "the API server refused");
        }
        List<ObjectNode> objects = list(exchange, server, path, query);
        for (ObjectNode object : objects) {
            DeleteFlow.admit(exchange, object, Exchange.kind(object), options);
        }
        if (!options.dryRun()) {
            for (ObjectNode object : objects) {
                UpstreamResponse deleted = server.ask(
                        "DELETE", itemPath(path, object), "", Body.JSON, options.forExactly(exchange, object));
                if (!ApiServer.isGood(deleted) && deleted.status() != ApiServer.NOT_FOUND) {
                    return server.relay(deleted);
                }
            }
        }
        return answer;
    }

    /** The objects; a list tells their kind once for all of them. */
    private static List<ObjectNode> list(Exchange exchange, ApiServer server, String path, String query) {
        ObjectNode list = server.object(server.get(path, query));
        GroupVersionKind listKind = Exchange.kind(list);
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode item : list.path("items")) {
            if (!(item instanceof ObjectNode object)
                    || ObjectMeta.name(item).isEmpty()
                    || !ObjectMeta.namespace(item).equals(exchange.request().objectNamespace())) {
                throw new Refusal(
                        Outcome.FAILED,
                        ApiStatus.internalError("the API server's list does not fit what was asked for"));
            }
            if (ObjectMeta.kind(object).isEmpty()) {
                object.set("apiVersion", list.get("apiVersion"));
                object.put("kind", listKind.kind().replaceFirst("List$", ""));
            }
            objects.add(object);
        }
        return objects;
    }

    private static String itemPath(String path, ObjectNode object) {
        String collection = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return collection + '/' + encode(ObjectMeta.name(object));
    }

    private static String selection(WriteRequest request) {
        return SELECTING.stream()
                .sorted()
                .flatMap(name -> request.query().first(name).stream().map(value -> name + '=' + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
