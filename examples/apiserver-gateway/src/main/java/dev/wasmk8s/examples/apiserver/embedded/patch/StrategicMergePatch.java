package dev.wasmk8s.examples.apiserver.embedded.patch;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.ListOf;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Strategic merge patch: a merge patch whose lists are merged by the merge keys of the types, and which understands
 * the directives {@code $patch}, {@code $retainKeys}, {@code $setElementOrder} and {@code $deleteFromPrimitiveList}.
 */
public final class StrategicMergePatch {
    static final String DIRECTIVE = "$patch";
    private static final String RETAIN_KEYS = "$retainKeys";
    private static final String ORDER = "$setElementOrder/";
    private static final String DELETE_ITEMS = "$deleteFromPrimitiveList/";

    private StrategicMergePatch() {}

    /**
     * The patched object; neither argument is changed.
     *
     * @throws ApiException with 400 if a directive makes no sense
     */
    public static ObjectNode apply(ObjectNode target, ObjectNode patch, Schema schema) {
        String directive = patch.path(DIRECTIVE).asString("");
        return switch (directive) {
            case "replace" -> withoutDirectives(patch, schema);
            case "delete" -> Json.object();
            case "", "merge" -> merge(target.deepCopy(), patch, schema);
            default -> throw ApiException.badRequest("Unknown patch type: " + directive);
        };
    }

    private static ObjectNode merge(ObjectNode result, ObjectNode patch, Schema schema) {
        retainKeys(result, patch);
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            String key = change.getKey();
            if (key.startsWith(DELETE_ITEMS)) {
                deleteItems(result, key.substring(DELETE_ITEMS.length()), change.getValue());
            } else if (key.startsWith(ORDER)) {
                String list = key.substring(ORDER.length());
                if (!patch.has(list)) {
                    mergeField(result, list, Json.array(), schema.child(list), change.getValue());
                }
            } else if (!key.startsWith("$")) {
                mergeField(result, key, change.getValue(), schema.child(key), patch.path(ORDER + key));
            }
        }
        return result;
    }

    private static void mergeField(ObjectNode result, String key, JsonNode change, Schema schema, JsonNode order) {
        JsonNode present = result.path(key);
        if (change.isNull()) {
            result.remove(key);
        } else if (change instanceof ObjectNode object) {
            ObjectNode base = present instanceof ObjectNode existing ? existing : Json.object();
            result.set(key, apply(base, object, schema));
        } else if (change instanceof ArrayNode items
                && schema instanceof ListOf list
                && list.mergeKey().isPresent()) {
            ArrayNode base = present instanceof ArrayNode existing ? existing : Json.array();
            if (present.isArray() || !items.isEmpty()) {
                result.set(key, new ListMerge(list, order).merge(base, items));
            }
        } else {
            result.set(key, change.deepCopy());
        }
    }

    private static void retainKeys(ObjectNode result, ObjectNode patch) {
        JsonNode retain = patch.path(RETAIN_KEYS);
        if (retain.isMissingNode()) {
            return;
        }
        Set<String> keys = new HashSet<>();
        retain.forEach(key -> keys.add(key.asString("")));
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            boolean sets =
                    !change.getKey().startsWith("$") && !change.getValue().isNull();
            if (sets && !keys.contains(change.getKey())) {
                throw ApiException.badRequest("The `$retainKeys` directive must contain the key " + change.getKey()
                        + ", which the patch sets");
            }
        }
        result.retain(keys);
    }

    private static void deleteItems(ObjectNode result, String key, JsonNode items) {
        if (result.get(key) instanceof ArrayNode present) {
            Set<JsonNode> gone = new HashSet<>();
            items.forEach(gone::add);
            ArrayNode kept = Json.array();
            present.forEach(item -> {
                if (!gone.contains(item)) {
                    kept.add(item);
                }
            });
            result.set(key, kept);
        }
    }

    /** What a patch amounts to where there is nothing to merge it with. */
    static ObjectNode withoutDirectives(ObjectNode patch, Schema schema) {
        ObjectNode plain = patch.deepCopy();
        plain.remove(DIRECTIVE);
        return merge(Json.object(), plain, schema);
    }
}
