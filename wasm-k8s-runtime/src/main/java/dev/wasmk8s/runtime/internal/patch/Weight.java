package dev.wasmk8s.runtime.internal.patch;

import dev.wasmk8s.spec.change.InapplicablePatchException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a patch copies and moves within an object, all in all. Not thread-safe. */
final class Weight {
    private final int deepest;
    private long left;

    /**
     * Nothing so far.
     *
     * @param largest how much there may be, in characters; every value counts one beside its text
     * @param deepest how deep a value may be nested
     */
    Weight(int largest, int deepest) {
        this.left = largest;
        this.deepest = deepest;
    }

    void add(JsonNode value) throws InapplicablePatchException {
        add(value, 0);
    }

    private void add(JsonNode value, int depth) throws InapplicablePatchException {
        left -= 1 + (value.isString() ? value.stringValue().length() : 0);
        if (left < 0 || depth > deepest) {
            throw new InapplicablePatchException("it copies or moves too much");
        }
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> property : value.properties()) {
                left -= property.getKey().length();
                add(property.getValue(), depth + 1);
            }
        } else {
            for (JsonNode element : value) {
                add(element, depth + 1);
            }
        }
    }
}
