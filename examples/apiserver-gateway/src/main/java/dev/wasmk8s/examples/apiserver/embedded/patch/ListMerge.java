package dev.wasmk8s.examples.apiserver.embedded.patch;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.ListOf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Merges a list of a strategic merge patch into the list that is there, item by item. Several items of the list that is
 * there may have the same key (ports of two protocols do): the first of them is meant, and all of them stay.
 */
final class ListMerge {
    private final ListOf schema;
    private final String mergeKey;
    private final JsonNode order;

    /**
     * Prepares a merge.
     *
     * @param order the keys (or items, if they are scalars) in the order wanted; missing if the patch does not say
     */
    ListMerge(ListOf schema, JsonNode order) {
        this.schema = schema;
        this.mergeKey = schema.mergeKey().orElse("");
        this.order = order;
    }

    ArrayNode merge(ArrayNode present, ArrayNode patch) {
        List<JsonNode> items = new ArrayList<>();
        boolean replace = patch.valueStream().anyMatch(item -> directive(item).equals("replace"));
        if (!replace) {
            present.forEach(items::add);
        }
        List<JsonNode> serverOrder = items.stream().map(this::key).toList();
        List<JsonNode> patched = new ArrayList<>();
        for (JsonNode item : patch) {
            mergeItem(items, item, patched);
        }
        return Json.array().addAll(ordered(items, serverOrder, wanted(patched)));
    }

    private void mergeItem(List<JsonNode> items, JsonNode item, List<JsonNode> patched) {
        String directive = directive(item);
        if (directive.equals("replace") && !item.has(mergeKey)) {
            return;
        }
        JsonNode key = key(item);
        if (directive.equals("delete")) {
            items.removeIf(present -> key(present).equals(key));
            return;
        }
        patched.add(key);
        for (int i = 0; i < items.size(); i++) {
            if (key(items.get(i)).equals(key)) {
                items.set(i, merged(items.get(i), item));
                return;
            }
        }
        items.add(merged(Json.object(), item));
    }

    private JsonNode merged(JsonNode present, JsonNode item) {
        if (!(item instanceof ObjectNode changes)) {
            return item;
        }
        return present instanceof ObjectNode object && !object.isEmpty()
                ? StrategicMergePatch.apply(object, changes, schema.items())
                : StrategicMergePatch.withoutDirectives(changes, schema.items());
    }

    private static String directive(JsonNode item) {
        return item.path(StrategicMergePatch.DIRECTIVE).asString("");
    }

    private JsonNode key(JsonNode item) {
        if (mergeKey.isEmpty()) {
            return item;
        }
        JsonNode key = item.get(mergeKey);
        if (key == null) {
            throw ApiException.badRequest("map: " + item + " does not contain declared merge key: " + mergeKey);
        }
        return key;
    }

    /** The keys of those items whose order the patch determines. */
    private List<JsonNode> wanted(List<JsonNode> patched) {
        if (!order.isArray()) {
            return patched;
        }
        List<JsonNode> wanted = order.valueStream().map(this::key).toList();
        if (!wanted.containsAll(patched)) {
            throw ApiException.badRequest(
                    "The order in patch list:\n" + patched + "\n doesn't match $setElementOrder list:\n" + wanted);
        }
        return wanted;
    }

    /** Puts the items that the patch names in its order, and weaves the others in where the server had them. */
    private List<JsonNode> ordered(List<JsonNode> items, List<JsonNode> serverOrder, List<JsonNode> wanted) {
        List<JsonNode> named = items.stream()
                .filter(item -> wanted.contains(key(item)))
                .sorted(Comparator.comparingInt(item -> wanted.indexOf(key(item))))
                .toList();
        List<JsonNode> others =
                items.stream().filter(item -> !wanted.contains(key(item))).toList();
        List<JsonNode> result = new ArrayList<>();
        int next = 0;
        for (JsonNode item : named) {
            int place = serverOrder.indexOf(key(item));
            while (next < others.size() && serverOrder.indexOf(key(others.get(next))) < place) {
                result.add(others.get(next++));
            }
            result.add(item);
        }
        result.addAll(others.subList(next, others.size()));
        return result;
    }
}
