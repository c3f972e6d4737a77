package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.RequestInfo;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import dev.wasmk8s.gateway.internal.json.ObjectMeta;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in the kind of an object whose client left it out. The API server knows it from the URL; the gateway asks the
 * API server's discovery. Some typed clients leave it out.
 */
final class ResourceKind {
    private ResourceKind() {}

    /** Puts {@code apiVersion} and {@code kind} into an object that lacks one of them. */
    static GroupVersionKind complete(ObjectNode object, Exchange exchange) {
        RequestInfo info = exchange.info();
        String groupVersion = info.apiGroup().isEmpty() ? info.apiVersion() : info.apiGroup() + '/' + info.apiVersion();
        String path = (info.apiGroup().isEmpty() ? "/api/" : "/apis/") + groupVersion;
        ApiServer server = exchange.apiServer();
        JsonNode resource = find(server.object(server.get(path, "")).path("resources"), info);
        String group = resource.path("group").stringValue(info.apiGroup());
        String version = resource.path("version").stringValue(info.apiVersion());
        setIfAbsent(object, "apiVersion", group.isEmpty() ? version : group + '/' + version);
        setIfAbsent(object, "kind", resource.path("kind").stringValue(""));
        return ObjectMeta.kind(object)
                .orElseThrow(() -> new Refusal(
                        Outcome.REFUSED,
                        ApiStatus.badRequest("the object has no apiVersion or no kind, and the API server does not tell"
                                + " that of this resource")));
    }

    private static JsonNode find(JsonNode resources, RequestInfo info) {
        String name = info.subresource().isEmpty() ? info.resource() : info.resource() + '/' + info.subresource();
        return resources
                .valueStream()
                .filter(resource -> resource.path("name").stringValue("").equals(name))
                .findFirst()
                .orElse(resources.path("none"));
    }

    private static void setIfAbsent(ObjectNode object, String key, String value) {
        if (!object.hasNonNull(key) && !value.isEmpty()) {
            object.put(key, value);
        }
    }
}
