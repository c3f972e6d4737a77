package dev.wasmk8s.examples.apiserver.embedded.api;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Status.Cause;
import dev.wasmk8s.admission.Status.Details;
import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code Status} objects as clients get them. */
public final class StatusJson {
    private StatusJson() {}

    /** Why a request failed. */
    public static ObjectNode failure(Status status) {
        ObjectNode node = empty().put("status", status.status());
        putUnlessEmpty(node, "message", status.message());
        putUnlessEmpty(node, "reason", status.reason());
        status.details().ifPresent(details -> node.set("details", details(details)));
        return node.put("code", status.code());
    }

    /** That an object was deleted. */
    public static ObjectNode deleted(ResourceType type, Meta meta) {
        ObjectNode node = empty().put("status", "Success");
        ObjectNode details = node.putObject("details").put("name", meta.name());
        putUnlessEmpty(details, "group", type.group());
        details.put("kind", type.resource()).put("uid", meta.uid());
        return node;
    }

    private static ObjectNode empty() {
        ObjectNode node = Json.object().put("kind", "Status").put("apiVersion", "v1");
        node.putObject("metadata");
        return node;
    }

    private static ObjectNode details(Details details) {
        ObjectNode node = Json.object();
        putUnlessEmpty(node, "name", details.name());
        putUnlessEmpty(node, "group", details.group());
        putUnlessEmpty(node, "kind", details.kind());
        putUnlessEmpty(node, "uid", details.uid());
        if (!details.causes().isEmpty()) {
            ArrayNode causes = node.putArray("causes");
            details.causes().forEach(cause -> causes.add(cause(cause)));
        }
        if (details.retryAfterSeconds() > 0) {
            node.put("retryAfterSeconds", details.retryAfterSeconds());
        }
        return node;
    }

    private static ObjectNode cause(Cause cause) {
        ObjectNode node = Json.object();
        putUnlessEmpty(node, "reason", cause.reason());
        putUnlessEmpty(node, "message", cause.message());
        putUnlessEmpty(node, "field", cause.field());
        return node;
    }

    private static void putUnlessEmpty(ObjectNode node, String field, String text) {
        if (!text.isEmpty()) {
            node.put(field, text);
        }
    }
}
