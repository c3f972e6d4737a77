package dev.wasmk8s.gateway.internal.answer;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Status.Details;
import dev.wasmk8s.gateway.GatewayResponse;
import dev.wasmk8s.gateway.Headers;
import dev.wasmk8s.gateway.internal.json.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes answers of the gateway's own. */
public final class StatusResponse {
    private static final Headers COMMON =
            Headers.of("Cache-Control", "no-cache, private", "X-Content-Type-Options", "nosniff");

    private StatusResponse() {}

    /** A Status as JSON, with its own code as the HTTP code and with {@code Retry-After} where it tells one. */
    public static GatewayResponse of(Status status) {
        Headers headers = COMMON.plus("Content-Type", "application/json");
        int retryAfter = status.details().map(Details::retryAfterSeconds).orElse(0);
        if (retryAfter > 0) {
            headers = headers.plus("Retry-After", Integer.toString(retryAfter));
        }
        return new GatewayResponse(status.code(), headers, Json.write(tree(status)));
    }

    /** A text, as the API server answers before it knows what kind of answer would fit. */
    public static GatewayResponse text(int code, String text) {
        return new GatewayResponse(
                code,
                COMMON.plus("Content-Type", "text/plain; charset=utf-8"),
                (text + '\n').getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode tree(Status status) {
        ObjectNode tree = Json.object().put("kind", "Status").put("apiVersion", "v1");
        tree.putObject("metadata");
        tree.put("status", status.status());
        put(tree, "message", status.message());
        put(tree, "reason", status.reason());
        status.details().ifPresent(details -> tree.set("details", tree(details)));
        return tree.put("code", status.code());
    }

    private static ObjectNode tree(Details details) {
        ObjectNode tree = Json.object();
        put(tree, "name", details.name());
        put(tree, "group", details.group());
        put(tree, "kind", details.kind());
        put(tree, "uid", details.uid());
        if (!details.causes().isEmpty()) {
            ArrayNode causes = tree.putArray("causes");
            for (Status.Cause cause : details.causes()) {
                ObjectNode node = causes.addObject();
                put(node, "reason", cause.reason());
                put(node, "message", cause.message());
                put(node, "field", cause.field());
            }
        }
        if (details.retryAfterSeconds() > 0) {
            tree.put("retryAfterSeconds", details.retryAfterSeconds());
        }
        return tree;
    }

    private static void put(ObjectNode tree, String key, String value) {
        if (!value.isEmpty()) {
            tree.put(key, value);
        }
    }
}
