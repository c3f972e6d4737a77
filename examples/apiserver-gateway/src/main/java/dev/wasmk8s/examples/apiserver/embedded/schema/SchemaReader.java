package dev.wasmk8s.examples.apiserver.embedded.schema;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Field;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.ListOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.MapOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Scalar;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads the notation that the package comment describes. */
final class SchemaReader {
    private static final Map<String, Scalar> SCALARS = Map.of(
            "string", Scalar.STRING,
            "int", Scalar.INT,
            "number", Scalar.NUMBER,
            "bool", Scalar.BOOL,
            "bytes", Scalar.BYTES,
            "time", Scalar.TIME,
            "quantity", Scalar.QUANTITY,
            "intOrString", Scalar.INT_OR_STRING,
            "any", Scalar.ANY);

    private final Map<String, JsonNode> source;
    private final Map<String, Struct> read = new LinkedHashMap<>();

    SchemaReader(Map<String, JsonNode> source) {
        this.source = source;
    }

    Map<String, Struct> readAll() {
        source.keySet().forEach(this::struct);
        return Collections.unmodifiableMap(read);
    }

    private Struct struct(String name) {
        Struct known = read.get(name);
        return known != null ? known : readStruct(name);
    }

    private Struct readStruct(String name) {
        JsonNode body = source.get(name);
        if (body == null) {
            throw new IllegalStateException("unknown type " + name);
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        boolean atomic = false;
        for (Map.Entry<String, JsonNode> line : body.properties()) {
            if (line.getValue().isBoolean()) {
                atomic = line.getValue().booleanValue();
            } else {
                fields.put(line.getKey(), field(line.getValue().stringValue()));
            }
        }
        Struct struct = new Struct(name, Collections.unmodifiableMap(fields), atomic);
        read.put(name, struct);
        return struct;
    }

    private Field field(String line) {
        Deque<String> words = new ArrayDeque<>(List.of(line.split(" ")));
        List<Integer> numbers =
                Stream.of(words.pop().split("\\.", -1)).map(Integer::valueOf).toList();
        String shape = words.pop();
        String item = shape.equals("list") || shape.equals("map") ? words.pop() : shape;
        Schema schema = scalarOrStruct(item);
        if (shape.equals("list")) {
            schema = list(schema, words);
        } else if (shape.equals("map")) {
            schema = new MapOf(schema, words.contains("atomic"));
        }
        return new Field(
                numbers,
                schema,
                words.contains("nullable"),
                words.contains("required"),
                words.contains("retainKeys"),
                option(words, "default").map(value -> defaultValue(item, value)));
    }

    private Schema scalarOrStruct(String name) {
        Scalar scalar = SCALARS.get(name);
        return scalar != null ? scalar : struct(name);
    }

    private static ListOf list(Schema items, Deque<String> words) {
        List<String> keys =
                option(words, "keys").map(value -> List.of(value.split(","))).orElse(List.of());
        Optional<String> mergeKey = words.contains("merge") ? Optional.of("") : option(words, "merge");
        return new ListOf(items, keys, words.contains("set"), mergeKey);
    }

    private static Optional<String> option(Deque<String> words, String name) {
        String prefix = name + "=";
        return words.stream()
                .filter(word -> word.startsWith(prefix))
                .map(word -> word.substring(prefix.length()))
                .findFirst();
    }

    private static JsonNode defaultValue(String type, String text) {
        return type.equals("string") ? Json.text(text) : Json.parse(text);
    }
}
