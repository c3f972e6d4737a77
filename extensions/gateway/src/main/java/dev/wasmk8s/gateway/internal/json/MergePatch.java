package dev.wasmk8s.gateway.internal.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON Merge Patch, RFC 7386: null takes a member away, objects are merged, everything else replaces. */
public final class MergePatch {
    private MergePatch() {}

    /**
     * The patch that makes one object of another.
     *
     * @throws InexpressibleException if the result has a null that the original has not, since null means removal in a
     *     patch
     */
    public static ObjectNode between(ObjectNode from, ObjectNode to) {
        ObjectNode patch = Json.object();
        for (String key : from.propertyNames()) {
            if (!to.has(key)) {
                patch.putNull(key);
            }
        }
        for (Map.Entry<String, JsonNode> member : to.properties()) {
            JsonNode before = from.get(member.getKey());
            JsonNode after = member.getValue();
            if (before == null || !SameJson.test(before, after)) {
                patch.set(member.getKey(), change(before, after));
            }
        }
        return patch;
    }

    private static JsonNode change(@Nullable JsonNode before, JsonNode after) {
        if (after instanceof ObjectNode object) {
            // An object in place of something else is merged with nothing, so that its nulls are noticed.
            return between(before instanceof ObjectNode old ? old : Json.object(), object);
        }
        if (hasNull(after)) {
            throw new InexpressibleException();
        }
        return after;
    }

    /** Whether a value is null or an array with a null member somewhere: servers may drop that one as well. */
    private static boolean hasNull(JsonNode value) {
        return value.isNull() || value.valueStream().anyMatch(MergePatch::hasNull);
    }

    /** Applies a patch to an object, in place. */
    public static void apply(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            JsonNode change = member.getValue();
            if (change.isNull()) {
                target.remove(member.getKey());
            } else if (change instanceof ObjectNode object) {
                ObjectNode child = target.get(member.getKey()) instanceof ObjectNode old ? old : Json.object();
                apply(child, object);
                target.set(member.getKey(), child);
            } else {
                target.set(member.getKey(), change.deepCopy());
            }
        }
    }

    /** A change that a merge patch has no words for. */
    public static final class InexpressibleException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InexpressibleException() {
            super("null cannot be set by a merge patch", null, false, false);
        }
    }
}
