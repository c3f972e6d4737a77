package dev.wasmk8s.examples.apiserver.embedded.table;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.api.Negotiation.Shape;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives objects and lists of objects the shape that a client takes. Thread-safe. */
public final class Shaping {
    private static final String META = "meta.k8s.io/v1";

    private final Clock clock;

    /** Ages are counted by that clock. */
    public Shaping(Clock clock) {
        this.clock = clock;
    }

    /**
     * Shapes an object or a list.
     *
     * @param include what a row of a table carries: {@code Object}, {@code None}, or its metadata
     */
    public JsonNode shape(JsonNode body, ResourceType type, Shape shape, String include) {
        return switch (shape) {
            case OBJECTS -> body;
            case METADATA -> metadata(body);
            case TABLE -> table(body, type, include, true);
        };
    }

    /** A table of one object, for a watch, which sends the columns once. */
    public JsonNode row(ObjectNode object, ResourceType type, String include, boolean columns) {
        return table(object, type, include, columns);
    }

    private static JsonNode metadata(JsonNode body) {
        if (!body.has("items")) {
            return partial(body);
        }
        ObjectNode list = Json.object().put("kind", "PartialObjectMetadataList").put("apiVersion", META);
        list.set("metadata", body.path("metadata"));
        ArrayNode items = list.putArray("items");
        body.path("items").forEach(item -> items.add(partial(item)));
        return list;
    }

    private static ObjectNode partial(JsonNode object) {
        ObjectNode partial = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", META);
        partial.set("metadata", object.path("metadata"));
        return partial;
    }

    private JsonNode table(JsonNode body, ResourceType type, String include, boolean columns) {
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", META);
        ObjectNode metadata = table.putObject("metadata");
        for (String field : List.of("resourceVersion", "continue", "remainingItemCount")) {
            JsonNode value = body.path("metadata").get(field);
            if (value != null) {
                metadata.set(field, value);
            }
        }
        List<Column> all = Columns.of(type.kind());
        ArrayNode definitions = table.putArray("columnDefinitions");
        if (columns) {
            all.forEach(column -> definitions.add(column.definition()));
        }
        ArrayNode rows = table.putArray("rows");
        Instant now = clock.instant();
        for (ObjectNode object : objects(body)) {
            rows.add(row(object, type, all, include, now));
        }
        return table;
    }

    private static List<ObjectNode> objects(JsonNode body) {
        if (!body.has("items")) {
            return List.of((ObjectNode) body);
        }
        List<ObjectNode> objects = new ArrayList<>();
        body.path("items").forEach(item -> objects.add((ObjectNode) item));
        return objects;
    }

    private static ObjectNode row(
            ObjectNode object, ResourceType type, List<Column> columns, String include, Instant now) {
        ObjectNode row = Json.object();
        ArrayNode cells = row.putArray("cells");
        columns.forEach(column -> cells.add(column.cell().of(object, now)));
        switch (include) {
            case "None" -> {}
            case "Object" -> row.set("object", typed(object, type));
            default -> row.set("object", partial(object));
        }
        return row;
    }

    private static ObjectNode typed(ObjectNode object, ResourceType type) {
        ObjectNode typed = Json.object().put("kind", type.kind()).put("apiVersion", type.apiVersion());
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            typed.set(field.getKey(), field.getValue());
        }
        return typed;
    }
}
