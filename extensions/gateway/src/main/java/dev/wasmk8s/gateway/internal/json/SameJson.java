package dev.wasmk8s.gateway.internal.json;

import tools.jackson.databind.JsonNode;

/** Compares trees by what they mean: numbers by value, objects without regard to the order of their members. */
public final class SameJson {
    private SameJson() {}

    /** Whether two trees mean the same. */
    public static boolean test(JsonNode one, JsonNode other) {
        return one.equals(SameJson::compare, other);
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
