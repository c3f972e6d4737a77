package dev.wasmk8s.cel;

import java.util.Collection;
import java.util.Map;

/** How much there is in a value, all depths counted. Strings count by length. */
final class Weight {
    private static final int CHARACTERS = 16;

    private Weight() {}

    /** Counts, and stops when it is more than a bound. */
    static long of(Object value, long bound) {
        if (value instanceof JsonObject object) {
            return object.weight();
        }
        if (value instanceof String text) {
            return 1L + text.length() / CHARACTERS;
        }
        long weight = 1;
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                weight += of(entry.getKey(), bound) + of(entry.getValue(), bound - weight);
                if (weight > bound) {
                    return weight;
                }
            }
        } else if (value instanceof Collection<?> list) {
            for (Object element : list) {
                weight += of(element, bound - weight);
                if (weight > bound) {
                    return weight;
                }
            }
        }
        return weight;
    }
}
