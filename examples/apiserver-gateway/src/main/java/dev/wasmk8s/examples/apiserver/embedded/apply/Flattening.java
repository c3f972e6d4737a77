package dev.wasmk8s.examples.apiserver.embedded.apply;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.ListOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.MapOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An object as the fields that somebody can manage, with their values. Immutable. */
final class Flattening {
    /** What identifies an object or is the server's own: nobody manages it. */
    private static final Set<List<String>> UNMANAGED = unmanaged();

    /** The value of an item that is managed apart from its fields. */
    private static final JsonNode PRESENT = Json.object();

    private final Map<List<String>, JsonNode> fields = new HashMap<>();

    private Flattening() {}

    /** Flattens an object. */
    static Flattening of(ObjectNode object, Struct type) {
        Flattening flattening = new Flattening();
        flattening.value(object, type, List.of());
        flattening.fields.keySet().removeAll(UNMANAGED);
        flattening
                .fields
                .keySet()
                .removeIf(path -> path.get(0).equals("f:metadata")
                        && path.size() > 1
                        && path.get(1).equals("f:managedFields"));
        return flattening;
    }

    private static Set<List<String>> unmanaged() {
        Set<List<String>> paths = new HashSet<>();
        paths.add(List.of("f:apiVersion"));
        paths.add(List.of("f:kind"));
        paths.add(List.of("f:metadata"));
        for (String field :
                List.of("name", "namespace", "creationTimestamp", "selfLink", "uid", "generation", "resourceVersion")) {
            paths.add(List.of("f:metadata", "f:" + field));
        }
        return paths;
    }

    /** Which fields there are. */
    FieldSet set() {
        return new FieldSet(fields.keySet());
    }

    /** The fields that are here and differ there, or are not there. */
    FieldSet changedFrom(Flattening before) {
        Set<List<String>> changed = new HashSet<>();
        fields.forEach((path, value) -> {
            if (!value.equals(before.fields.get(path))) {
                changed.add(path);
            }
        });
        return new FieldSet(changed);
    }

    private void value(JsonNode value, Schema schema, List<String> path) {
        if (schema instanceof Struct struct && !struct.atomic() && value.isObject()) {
            struct(value, struct, path);
        } else if (schema instanceof MapOf map && !map.atomic() && value.isObject()) {
            entries(value, map, path);
        } else if (schema instanceof ListOf list
                && value.isArray()
                && (list.set() || !list.keys().isEmpty())) {
            items(value, list, path);
        } else {
            fields.put(path, value);
        }
    }

    private void struct(JsonNode value, Struct struct, List<String> path) {
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            List<String> child = append(path, Elements.field(entry.getKey()));
            value(entry.getValue(), struct.field(entry.getKey()), child);
            if (entry.getValue().isObject() && entry.getValue().isEmpty()) {
                fields.put(child, PRESENT);
            }
        }
    }

    private void entries(JsonNode value, MapOf map, List<String> path) {
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            List<String> child = append(path, Elements.field(entry.getKey()));
            value(entry.getValue(), map.values(), child);
            fields.putIfAbsent(child, PRESENT);
        }
    }

    private void items(JsonNode value, ListOf list, List<String> path) {
        for (JsonNode item : value) {
            List<String> child = append(path, Elements.item(list, item));
            if (!list.set()) {
                value(item, list.items(), child);
            }
            fields.put(child, PRESENT);
        }
    }

    private static List<String> append(List<String> path, String element) {
        List<String> child = new ArrayList<>(path);
        child.add(element);
        return List.copyOf(child);
    }
}
