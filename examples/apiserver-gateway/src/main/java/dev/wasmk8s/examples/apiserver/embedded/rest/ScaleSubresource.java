package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiRequest;
import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.api.Reply;
import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code scale} of Deployments and ReplicaSets: their replicas as a kind of its own. Thread-safe. */
final class ScaleSubresource {
    private static final String API_VERSION = "autoscaling/v1";

    private final ObjectWriter writer;
    private final Struct schema;

    ScaleSubresource(ObjectWriter writer, Struct schema) {
        this.writer = writer;
        this.schema = schema;
    }

    Reply get(Target target) {
        return Reply.Document.of(200, scale(writer.existing(target)));
    }

    Reply update(Target target, ApiRequest request) {
        WriteOptions options = WriteOptions.of(request);
        Bodies bodies = new Bodies(options.fieldValidation());
        ObjectNode wanted = bodies.typedObject(request, schema);
        return write(target, options, bodies, current -> scaled(current, wanted));
    }

    Reply patch(Target target, ApiRequest request) {
        WriteOptions options = WriteOptions.of(request);
        Bodies bodies = new Bodies(options.fieldValidation());
        JsonNode patch = bodies.json(request.body());
        return write(target, options, bodies, current -> {
            ObjectNode wanted = PatchVerb.patched(scale(current), patch, request.contentType(), schema);
            return scaled(current, bodies.typed(wanted, schema));
        });
    }

    private Reply write(Target target, WriteOptions options, Bodies bodies, ObjectWriter.Change change) {
        ObjectNode updated = writer.update(target, change, options.dryRun(), writer.ownership(target, options));
        return new Reply.Document(200, scale(updated), Optional.empty(), bodies.warnings());
    }

    private static ObjectNode scaled(ObjectNode object, ObjectNode scale) {
        if (!scale.path("apiVersion").asString(API_VERSION).equals(API_VERSION)) {
            throw ApiException.badRequest("the API version in the data ("
                    + scale.path("apiVersion").asString("") + ") does not match the expected API version ("
                    + API_VERSION + ")");
        }
        object.withObjectProperty("spec")
                .put("replicas", scale.path("spec").path("replicas").asInt(0));
        new Meta(object).set("resourceVersion", new Meta(scale).resourceVersion());
        return object;
    }

    private static ObjectNode scale(ObjectNode object) {
        ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", API_VERSION);
        Meta meta = new Meta(scale);
        for (String field : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            meta.copy(field, new Meta(object));
        }
        scale.putObject("spec")
                .put("replicas", object.path("spec").path("replicas").asInt(0));
        scale.putObject("status")
                .put("replicas", object.path("status").path("replicas").asInt(0))
                .put("selector", selector(object.path("spec").path("selector")));
        return scale;
    }

    private static String selector(JsonNode selector) {
        return selector.path("matchLabels").properties().stream()
                .map(label -> label.getKey() + "=" + label.getValue().asString(""))
                .collect(java.util.stream.Collectors.joining(","));
    }
}
