package dev.wasmk8s.runtime.internal.patch;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.change.InapplicablePatchException;
import dev.wasmk8s.spec.change.JsonPatcher;
import io.fabric8.zjsonpatch.CompatibilityFlags;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.util.EnumSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * The operations of one patch.
 *
 * <p>They are applied in stretches: what an operation copies or moves is weighed just before it, since a few that copy an
 * object into itself would make it larger than any memory. Each stretch costs a copy of the object, so the number of such
 * operations is bounded.
 */
record Operations(JsonNode list, int largest) implements JsonPatcher.Patch {
    private static final int MOST_LOOKS = 100;
    private static final int DEEPEST = 200;
    /**
     * An operation in an array moves all elements behind its place. So many, all in all, take a fraction of a second; the
     * deadline of the call is over by then, and does not bound it.
     */
    private static final long MOST_SHIFTS = 1L << 28;

    /** To remove what is not there is a mistake, as the standard has it. */
    private static final EnumSet<CompatibilityFlags> STRICT =
            EnumSet.of(CompatibilityFlags.FORBID_REMOVE_MISSING_OBJECT);

    @Override
    public boolean isEmpty() {
        return list.isEmpty();
    }

    @Override
    public RawJson applyTo(RawJson object) throws InapplicablePatchException {
        JsonNode original = read(object);
        requireFewShifts(original);
        JsonNode result = apply(original);
        if (!result.isObject()) {
            throw new InapplicablePatchException("the result is not an object");
        }
        RawJson written = Trees.write(result);
        if (written.size() > largest) {
            throw new InapplicablePatchException(
                    "the result has %d bytes, and its limit is %d".formatted(written.size(), largest));
        }
        return written;
    }

    /** No operation makes an array longer than the longest one that there is, and one element more. */
    private void requireFewShifts(JsonNode object) throws InapplicablePatchException {
        long longest = Math.max(LongestArray.in(object), LongestArray.in(list)) + (long) list.size();
        if (longest * list.size() > MOST_SHIFTS) {
            throw new InapplicablePatchException("it has too many operations for arrays of this length");
        }
    }

    private static JsonNode read(RawJson object) {
        try {
            return Trees.read(object);
        } catch (JacksonException | NumberFormatException e) {
            throw new ReviewException(
                    FailureCode.REQUEST_MALFORMED, "object: it is not JSON that a patch can be applied to");
        }
    }

    private JsonNode apply(JsonNode object) throws InapplicablePatchException {
        JsonNode current = object;
        ArrayNode stretch = Trees.array();
        Weight weight = new Weight(largest, DEEPEST);
        int looks = 0;
        for (JsonNode operation : list) {
            Operands operands = Operands.of(operation, DEEPEST);
            if (operands.looksAtObject()) {
                if (++looks > MOST_LOOKS) {
                    throw new InapplicablePatchException("it copies or moves more than " + MOST_LOOKS + " times");
                }
                current = apply(stretch, current);
                stretch = Trees.array();
                weight.add(operands.source(current));
            }
            stretch.add(operation);
        }
        return apply(stretch, current);
    }

    private static JsonNode apply(ArrayNode stretch, JsonNode object) throws InapplicablePatchException {
        if (stretch.isEmpty()) {
            return object;
        }
        try {
            return JsonPatch.apply(stretch, object, STRICT);
        } catch (JsonPatchException e) {
            throw new InapplicablePatchException(
                    e.getOperation() == null
                            ? "an operation is not complete"
                            : "the operation \"" + e.getOperation().rfcName() + "\" fails at \"" + e.getPath() + "\"");
        } catch (RuntimeException e) {
            // Paths and indices that no document has. Without the message, which could quote values.
            throw new InapplicablePatchException("an operation is not valid");
        }
    }
}
