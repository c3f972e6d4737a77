package dev.wasmk8s.gateway.internal.json;

import java.util.ArrayList;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes nulls off that mean nothing. To the API server a null member of a typed object is an absent one, and guests as
 * well as the API server itself write some: {@code status: null}, {@code creationTimestamp: null}.
 */
public final class Nulls {
    private Nulls() {}

    /**
     * Takes those null members off a tree, in place, that another tree does not have at the same place.
     *
     * @param reference the other tree
     * @param keys which members to look at
     */
    public static void drop(JsonNode tree, JsonNode reference, Predicate<String> keys) {
        if (tree instanceof ObjectNode object) {
            for (String key : new ArrayList<>(object.propertyNames())) {
                JsonNode value = object.get(key);
                if (value.isNull() && keys.test(key) && !reference.path(key).isNull()) {
                    object.remove(key);
                } else {
                    drop(value, reference.path(key), keys);
                }
            }
        } else if (tree.isArray()) {
            for (int i = 0; i < tree.size(); i++) {
                drop(tree.get(i), reference.path(i), keys);
            }
        }
    }
}
