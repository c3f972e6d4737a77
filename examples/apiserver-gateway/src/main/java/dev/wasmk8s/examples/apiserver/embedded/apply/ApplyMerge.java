package dev.wasmk8s.examples.apiserver.embedded.apply;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.ListOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.MapOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays an applied configuration over an object: what it names wins, what it does not name stays. */
final class ApplyMerge {
    private ApplyMerge() {}

    /** The merged value; neither argument is changed. */
    static JsonNode merge(JsonNode live, JsonNode config, Schema schema) {
        boolean granular =
                (schema instanceof Struct struct && !struct.atomic()) || (schema instanceof MapOf map && !map.atomic());
        if (granular && live.isObject() && config.isObject()) {
            ObjectNode result = ((ObjectNode) live).deepCopy();
            for (Map.Entry<String, JsonNode> entry : config.properties()) {
                String field = entry.getKey();
                result.set(field, merge(live.path(field), entry.getValue(), schema.child(field)));
            }
            return result;
        }
        if (schema instanceof ListOf list
                && live.isArray()
                && config.isArray()
                && (list.set() || !list.keys().isEmpty())) {
            return items(live, config, list);
        }
        return config.deepCopy();
    }

    private static ArrayNode items(JsonNode live, JsonNode config, ListOf list) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        live.forEach(item -> {
            String key = Elements.item(list, item);
            // Items that cannot be told apart all stay; the first one is meant.
            items.put(items.containsKey(key) ? key + items.size() : key, item);
        });
        List<String> liveOrder = List.copyOf(items.keySet());
        List<String> configOrder = new ArrayList<>();
        for (JsonNode item : config) {
            String key = Elements.item(list, item);
            configOrder.add(key);
            items.put(key, merge(items.getOrDefault(key, Json.object()), item, list.items()));
        }
        ArrayNode result = Json.array();
        ordered(liveOrder, configOrder).forEach(key -> result.add(items.get(key)));
        return result;
    }

    /** Items of the configuration in its order, and the others of the object before what they stood before there. */
    private static List<String> ordered(List<String> live, List<String> config) {
        List<String> result = new ArrayList<>();
        Deque<String> rest = new ArrayDeque<>(config);
        Deque<String> shared = new ArrayDeque<>(config);
        shared.retainAll(live);
        for (String item : live) {
            if (!config.contains(item)) {
                result.add(item);
            } else if (item.equals(shared.peek())) {
                shared.pop();
                while (!result.contains(item)) {
                    result.add(rest.pop());
                }
            }
        }
        result.addAll(rest);
        return result;
    }
}
