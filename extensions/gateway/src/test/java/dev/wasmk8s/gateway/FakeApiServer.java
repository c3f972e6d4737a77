package dev.wasmk8s.gateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A little API server in memory: objects by path, resource versions as optimistic lock, dry run, merge patch, an apply
 * without field ownership, preconditions. It fills in a default ({@code data.defaulted}) as the real one would.
 */
final class FakeApiServer implements Upstream {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    final Map<String, ObjectNode> objects = new TreeMap<>();
    final List<UpstreamRequest> requests = new ArrayList<>();
    /** Called before a request is served: for races. */
    Consumer<UpstreamRequest> before = request -> {};

    boolean createsOnUpdate;
    String generatedName = "generated";
    private int version = 100;

    /** Stores an object and gives it a version. */
    ObjectNode store(String path, String json) {
        ObjectNode object = (ObjectNode) MAPPER.readTree(json);
        return store(path, object);
    }

    private ObjectNode store(String path, ObjectNode object) {
        if (!object.path("metadata").has("uid")) {
            object.withObject("/metadata").put("uid", "uid-" + version);
        }
        object.withObject("/metadata").put("resourceVersion", Integer.toString(++version));
        objects.put(path, object);
        return object;
    }

    /** The requests as {@code METHOD target}. */
    List<String> log() {
        return requests.stream()
                .map(request -> request.head().method() + ' ' + request.head().target())
                .toList();
    }

    UpstreamRequest last() {
        return requests.get(requests.size() - 1);
    }

    JsonNode lastBody() {
        return MAPPER.readTree(last().body());
    }

    @Override
    public UpstreamResponse send(UpstreamRequest request) {
        before.accept(request);
        requests.add(request);
        JsonNode body;
        try {
            body = body(request);
        } catch (JacksonException | NumberFormatException e) {
            return status(400, "malformed");
        }
        return body instanceof ObjectNode object ? serve(request, object) : status(400, "no object");
    }

    /** Its binary form is JSON after the four bytes with which the real one begins. */
    private static JsonNode body(UpstreamRequest request) {
        boolean binary = type(request).equals("application/vnd.kubernetes.protobuf");
        String body = new String(request.body(), StandardCharsets.UTF_8).substring(binary ? 4 : 0);
        return body.isEmpty() ? MAPPER.createObjectNode() : MAPPER.readTree(body);
    }

    private UpstreamResponse serve(UpstreamRequest request, ObjectNode body) {
        String path = request.head().path();
        boolean dryRun = request.head().query().contains("dryRun=All");
        return switch (request.head().method()) {
            case "GET" -> objects.containsKey(path) ? ok(200, objects.get(path)) : list(path);
            case "POST" -> create(path, body, dryRun);
            case "PUT" -> update(path, body, dryRun);
            case "PATCH" -> patch(path, body, type(request), dryRun);
            case "DELETE" -> delete(path, body);
            default -> status(405, "method not allowed");
        };
    }

    private UpstreamResponse list(String path) {
        List<ObjectNode> items = objects.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(path + "/"))
                .map(Map.Entry::getValue)
                .toList();
        if (items.isEmpty()) {
            return status(404, "not found");
        }
        ObjectNode list = MAPPER.createObjectNode().put("apiVersion", "v1").put("kind", "ConfigMapList");
        ArrayNode array = list.putArray("items");
        items.forEach(item -> array.add(item.deepCopy().without(List.of("kind", "apiVersion"))));
        return ok(200, list);
    }

    private UpstreamResponse create(String path, ObjectNode object, boolean dryRun) {
        String name = object.path("metadata").path("name").stringValue(generatedName);
        if (objects.containsKey(path + '/' + name)) {
            return status(409, "already exists");
        }
        defaulted(object).withObject("/metadata").put("name", name);
        if (dryRun) {
            object.withObject("/metadata").put("uid", "drawn");
            return ok(201, object);
        }
        return ok(201, store(path + '/' + name, object));
    }

    private UpstreamResponse update(String path, ObjectNode object, boolean dryRun) {
        ObjectNode old = objects.get(path);
        if (old == null && !createsOnUpdate) {
            return status(404, "not found");
        }
        return write(path, old, object, dryRun);
    }

    private UpstreamResponse patch(String path, ObjectNode patch, String type, boolean dryRun) {
        ObjectNode old = objects.get(path);
        boolean apply = type.equals("application/apply-patch+yaml");
        if (old == null && !apply) {
            return status(404, "not found");
        }
        ObjectNode result = old == null ? MAPPER.createObjectNode() : old.deepCopy();
        merge(result, patch);
        return write(path, old, result, dryRun);
    }

    private UpstreamResponse write(String path, ObjectNode old, ObjectNode object, boolean dryRun) {
        // As in the real one: the version is compared only with an object that is there, the uid in any case.
        JsonNode present = old == null ? MAPPER.createObjectNode() : old.path("metadata");
        JsonNode version = object.path("metadata").path("resourceVersion");
        JsonNode uid = object.path("metadata").path("uid");
        if (old != null && version.isString() && !version.equals(present.path("resourceVersion"))
                || uid.isString() && !uid.equals(present.path("uid"))) {
            return status(409, "the object has been modified");
        }
        ObjectNode result = defaulted(object.deepCopy());
        if (old != null) {
            result.withObject("/metadata").set("uid", old.path("metadata").path("uid"));
        }
        if (dryRun) {
            result.withObject("/metadata")
                    .set(
                            "resourceVersion",
                            old == null ? null : old.path("metadata").path("resourceVersion"));
            if (old == null) {
                result.withObject("/metadata").put("uid", "drawn").remove("resourceVersion");
            }
            return ok(old == null ? 201 : 200, result);
        }
        return ok(old == null ? 201 : 200, store(path, result));
    }

    private UpstreamResponse delete(String path, ObjectNode options) {
        boolean dryRun = !options.path("dryRun").isEmpty();
        ObjectNode old = objects.get(path);
        if (old == null) {
            return list(path);
        }
        for (String key : List.of("uid", "resourceVersion")) {
            JsonNode wanted = options.path("preconditions").path(key);
            if (wanted.isString() && !wanted.equals(old.path("metadata").path(key))) {
                return status(409, "precondition failed");
            }
        }
        if (!dryRun) {
            objects.remove(path);
        }
        return ok(200, old);
    }

    private static ObjectNode defaulted(ObjectNode object) {
        if (!object.path("data").has("defaulted")) {
            object.withObject("/data").put("defaulted", "yes");
        }
        return object;
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            if (member.getValue().isNull()) {
                target.remove(member.getKey());
            } else if (member.getValue() instanceof ObjectNode object) {
                merge(target.withObject("/" + member.getKey()), object);
            } else {
                target.set(member.getKey(), member.getValue());
            }
        }
    }

    private static String type(UpstreamRequest request) {
        return request.head().headers().first("Content-Type").orElse("");
    }

    static UpstreamResponse status(int code, String message) {
        return ok(
                code,
                MAPPER.createObjectNode()
                        .put("kind", "Status")
                        .put("apiVersion", "v1")
                        .put("message", message)
                        .put("code", code));
    }

    private static UpstreamResponse ok(int code, JsonNode body) {
        return new UpstreamResponse(
                code,
                Headers.of("Content-Type", "application/json", "Connection", "keep-alive", "Audit-Id", "1"),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
