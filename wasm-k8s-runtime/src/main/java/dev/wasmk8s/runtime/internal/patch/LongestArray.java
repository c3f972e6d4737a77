package dev.wasmk8s.runtime.internal.patch;

import tools.jackson.databind.JsonNode;

/** How many elements the longest array of a document has. */
final class LongestArray {
    private LongestArray() {}

    /** The number; 0 if there is no array. The document is not nested deeply: it was parsed. */
    static int in(JsonNode value) {
        int longest = value.isArray() ? value.size() : 0;
        for (JsonNode child : value) {
            if (child.isContainer()) {
                longest = Math.max(longest, in(child));
            }
        }
        return longest;
    }
}
