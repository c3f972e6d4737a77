package dev.wasmk8s.examples.apiserver.embedded.discovery;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Field;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.ListOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.MapOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Scalar;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Types of the table as OpenAPI 3 schemas, with all types that they refer to. Not thread-safe. */
final class OpenApiSchemas {
    private static final String STRATEGY = "x-kubernetes-patch-strategy";

    private final ObjectNode schemas = Json.object();

    /** What was added, by name. */
    ObjectNode all() {
        return schemas;
    }

    /** A reference to a type, which is added if it was not. */
    ObjectNode reference(Struct struct) {
        if (!schemas.has(struct.name())) {
            ObjectNode schema = schemas.putObject(struct.name());
            fill(schema, struct);
        }
        return Json.object().put("$ref", "#/components/schemas/" + struct.name());
    }

    /** A reference to a kind: a type whose objects say which they are. */
    ObjectNode kind(String group, String version, Struct struct) {
        ObjectNode reference = reference(struct);
        ObjectNode schema = (ObjectNode) schemas.path(struct.name());
        ObjectNode properties = schema.withObjectProperty("properties");
        properties.putObject("apiVersion").put("type", "string");
        properties.putObject("kind").put("type", "string");
        schema.putArray("x-kubernetes-group-version-kind")
                .addObject()
                .put("group", group)
                .put("version", version)
                .put("kind", struct.name());
        return reference;
    }

    private void fill(ObjectNode schema, Struct struct) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = Json.array();
        for (Map.Entry<String, Field> entry : struct.fields().entrySet()) {
            properties.set(entry.getKey(), property(entry.getValue()));
            if (entry.getValue().required()) {
                required.add(entry.getKey());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        if (struct.atomic()) {
            schema.put("x-kubernetes-map-type", "atomic");
        }
    }

    private ObjectNode property(Field field) {
        ObjectNode property = schema(field.schema());
        List<String> strategies = new ArrayList<>();
        if (field.schema() instanceof ListOf list && list.mergeKey().isPresent()) {
            strategies.add("merge");
            String key = list.mergeKey().get();
            if (!key.isEmpty()) {
                property.put("x-kubernetes-patch-merge-key", key);
            }
        }
        if (field.retainKeys()) {
            strategies.add("retainKeys");
        }
        if (!strategies.isEmpty()) {
            property.put(STRATEGY, String.join(",", strategies));
        }
        return property;
    }

    private ObjectNode schema(Schema schema) {
        if (schema instanceof Struct struct) {
            ObjectNode node = Json.object();
            node.putArray("allOf").add(reference(struct));
            return node;
        }
        if (schema instanceof MapOf map) {
            ObjectNode node = Json.object().put("type", "object");
            node.set("additionalProperties", schema(map.values()));
            return map.atomic() ? node.put("x-kubernetes-map-type", "atomic") : node;
        }
        return schema instanceof ListOf list ? list(list) : scalar((Scalar) schema);
    }

    private ObjectNode list(ListOf list) {
        ObjectNode node = Json.object().put("type", "array");
        node.set("items", schema(list.items()));
        if (!list.keys().isEmpty()) {
            node.set("x-kubernetes-list-map-keys", Json.array(list.keys()));
            return node.put("x-kubernetes-list-type", "map");
        }
        return node.put("x-kubernetes-list-type", list.set() ? "set" : "atomic");
    }

    private static ObjectNode scalar(Scalar scalar) {
        ObjectNode node = Json.object();
        return switch (scalar) {
            case STRING -> node.put("type", "string");
            case INT -> node.put("type", "integer").put("format", "int64");
            case NUMBER -> node.put("type", "number").put("format", "double");
            case BOOL -> node.put("type", "boolean");
            case BYTES -> node.put("type", "string").put("format", "byte");
            case TIME -> node.put("type", "string").put("format", "date-time");
            case QUANTITY -> oneOf(node, "string", "number");
            case INT_OR_STRING -> oneOf(node.put("format", "int-or-string"), "integer", "string");
            case ANY -> node.put("type", "object").put("x-kubernetes-preserve-unknown-fields", true);
        };
    }

    private static ObjectNode oneOf(ObjectNode node, String... types) {
        ArrayNode choices = node.putArray("oneOf");
        for (String type : types) {
            choices.addObject().put("type", type);
        }
        return node;
    }
}
