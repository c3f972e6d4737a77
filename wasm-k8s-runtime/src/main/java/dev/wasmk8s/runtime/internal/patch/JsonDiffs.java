package dev.wasmk8s.runtime.internal.patch;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.change.JsonPatcher;
import io.fabric8.zjsonpatch.CompatibilityFlags;
import io.fabric8.zjsonpatch.DiffFlags;
import io.fabric8.zjsonpatch.JsonDiff;
import io.fabric8.zjsonpatch.JsonPatch;
import java.util.EnumSet;
import tools.jackson.databind.JsonNode;

/**
 * Computes patches between two objects: operations on the parts that differ. Where that would be too costly, or would not
 * give the same object, one operation replaces the whole.
 */
public final class JsonDiffs {
    /** Arrays are compared each element with each. */
    private static final long MOST_COMPARISONS = 4_000_000;

    /** Few words, and no copies and moves, which cost more to find than they save. */
    private static final EnumSet<DiffFlags> PLAIN =
            EnumSet.of(DiffFlags.OMIT_VALUE_ON_REMOVE, DiffFlags.OMIT_MOVE_OPERATION, DiffFlags.OMIT_COPY_OPERATION);

    private static final EnumSet<CompatibilityFlags> STRICT =
            EnumSet.of(CompatibilityFlags.FORBID_REMOVE_MISSING_OBJECT);

    private JsonDiffs() {}

    /**
     * The patch that makes one object of another. Numbers that are written in another way differ.
     *
     * @throws RuntimeException if one is not JSON
     */
    public static RawJson between(RawJson from, RawJson to) {
        JsonNode source;
        JsonNode target;
        try {
            source = Trees.read(from);
            target = Trees.read(to);
        } catch (NumberFormatException e) {
            // A number that no tree can hold, such as one with an exponent of many digits.
            return JsonPatcher.replacement(to);
        }
        return isCheap(source, target) ? difference(source, target, to) : JsonPatcher.replacement(to);
    }

    private static boolean isCheap(JsonNode source, JsonNode target) {
        return elements(source) * elements(target) <= MOST_COMPARISONS;
    }

    /** The elements of all arrays. */
    private static long elements(JsonNode value) {
        long count = value.isArray() ? value.size() : 0;
        for (JsonNode part : value) {
            count += elements(part);
        }
        return count;
    }

    private static RawJson difference(JsonNode source, JsonNode target, RawJson to) {
        JsonNode patch = JsonDiff.asJson(source, target, PLAIN);
        try {
            if (JsonPatch.apply(patch, source, STRICT).equals(target)) {
                return Trees.write(patch);
            }
        } catch (RuntimeException e) {
            // Then it is not a patch to send.
        }
        return JsonPatcher.replacement(to);
    }
}
