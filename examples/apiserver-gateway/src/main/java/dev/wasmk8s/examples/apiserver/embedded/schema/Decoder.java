package dev.wasmk8s.examples.apiserver.embedded.schema;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.ListOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.MapOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Scalar;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes an object what a typed API server would have read: unknown fields, nulls and empty collections are left out,
 * and a value of the wrong type is an error.
 */
public final class Decoder {
    private final List<String> unknown = new ArrayList<>();

    private Decoder() {}

    /**
     * What was read.
     *
     * @param object without the fields that are not known
     * @param unknownFields the paths that were left out
     */
    public record Decoded(ObjectNode object, List<String> unknownFields) {}

    /** A value is not of the type that its field asks for. */
    public static final class TypeMismatch extends Exception {
        private static final long serialVersionUID = 1L;

        private TypeMismatch(String path, String expected, JsonNode value) {
            super(path + ": expected " + expected + ", got "
                    + value.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** Reads a whole object, type and version included. */
    public static Decoded decode(ObjectNode object, Struct type) throws TypeMismatch {
        Decoder decoder = new Decoder();
        ObjectNode result = Json.object();
        for (String field : List.of("kind", "apiVersion")) {
            JsonNode value = object.get(field);
            if (value != null) {
                result.set(field, value);
            }
        }
        ObjectNode rest = object.deepCopy();
        rest.remove(List.of("kind", "apiVersion"));
        result.setAll((ObjectNode) decoder.struct(rest, type, ""));
        return new Decoded(result, List.copyOf(decoder.unknown));
    }

    private JsonNode value(JsonNode value, Schema schema, String path) throws TypeMismatch {
        if (schema instanceof Struct struct) {
            return struct(value, struct, path);
        }
        if (schema instanceof MapOf map) {
            return map(value, map, path);
        }
        if (schema instanceof ListOf list) {
            return list(value, list, path);
        }
        return scalar(value, (Scalar) schema, path);
    }

    private JsonNode struct(JsonNode value, Struct struct, String path) throws TypeMismatch {
        ObjectNode result = Json.object();
        for (Map.Entry<String, JsonNode> entry : object(value, path).properties()) {
            String field = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            Schema.Field known = struct.fields().get(entry.getKey());
            if (known == null) {
                unknown.add(field);
            } else if (!entry.getValue().isNull()) {
                JsonNode read = value(entry.getValue(), known.schema(), field);
                boolean collection = known.schema() instanceof MapOf || known.schema() instanceof ListOf;
                if (!collection || !read.isEmpty()) {
                    result.set(entry.getKey(), read);
                }
            }
        }
        return result;
    }

    private JsonNode map(JsonNode value, MapOf map, String path) throws TypeMismatch {
        ObjectNode result = Json.object();
        for (Map.Entry<String, JsonNode> entry : object(value, path).properties()) {
            JsonNode item = entry.getValue();
            boolean absentText = item.isNull() && map.values() == Scalar.STRING;
            result.set(
                    entry.getKey(),
                    absentText ? Json.text("") : value(item, map.values(), path + "." + entry.getKey()));
        }
        return result;
    }

    private JsonNode list(JsonNode value, ListOf list, String path) throws TypeMismatch {
        if (!value.isArray()) {
            throw new TypeMismatch(path, "a list", value);
        }
        ArrayNode result = Json.array();
        for (int i = 0; i < value.size(); i++) {
            result.add(value(value.path(i), list.items(), path + "[" + i + "]"));
        }
        return result;
    }

    private static ObjectNode object(JsonNode value, String path) throws TypeMismatch {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw new TypeMismatch(path, "an object", value);
    }

    private static JsonNode scalar(JsonNode value, Scalar scalar, String path) throws TypeMismatch {
        boolean fits =
                switch (scalar) {
                    case ANY -> true;
                    case STRING -> value.isString();
                    case BOOL -> value.isBoolean();
                    case INT -> value.isIntegralNumber() && value.canConvertToLong();
                    case NUMBER -> value.isNumber();
                    case INT_OR_STRING -> value.isString() || value.isIntegralNumber();
                    case QUANTITY -> value.isString() || value.isNumber();
                    case BYTES -> value.isString() && isBase64(value.stringValue());
                    case TIME -> value.isString() && isTime(value.stringValue());
                };
        if (!fits) {
            throw new TypeMismatch(path, "a value of type " + scalar, value);
        }
        return scalar == Scalar.QUANTITY && value.isNumber() ? Json.text(value.asString()) : value;
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            return java.time.OffsetDateTime.parse(text).toInstant().isAfter(Instant.MIN);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
