package dev.wasmk8s.examples.apiserver.embedded.apply;

import dev.wasmk8s.examples.apiserver.embedded.schema.Schema;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.ListOf;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes fields out of an object, in place; a list or a map that gets empty by it goes too. */
final class Removal {
    private Removal() {}

    static void remove(ObjectNode object, Struct type, FieldSet fields) {
        // Whole items first: without its keys, an item cannot be found any more.
        fields.paths().stream().sorted(Comparator.comparingInt(List::size)).forEach(path -> remove(object, type, path));
    }

    private static void remove(JsonNode node, Schema schema, List<String> path) {
        if (node instanceof ObjectNode object) {
            removeField(object, schema, path);
        } else if (node instanceof ArrayNode array && schema instanceof ListOf list) {
            removeItem(array, list, path);
        }
    }

    private static void removeField(ObjectNode object, Schema schema, List<String> path) {
        String field = Elements.name(path.get(0));
        if (path.size() == 1) {
            object.remove(field);
            return;
        }
        JsonNode child = object.path(field);
        Schema childSchema = schema.child(field);
        boolean wasEmpty = child.isEmpty();
        remove(child, childSchema, path.subList(1, path.size()));
        if (!wasEmpty && child.isEmpty() && !(childSchema instanceof Struct)) {
            object.remove(field);
        }
    }

    private static void removeItem(ArrayNode array, ListOf list, List<String> path) {
        for (int i = 0; i < array.size(); i++) {
            JsonNode item = array.path(i);
            if (Elements.item(list, item).equals(path.get(0))) {
                if (path.size() == 1) {
                    array.remove(i);
                } else {
                    remove(item, list.items(), path.subList(1, path.size()));
                }
                return;
            }
        }
    }
}
