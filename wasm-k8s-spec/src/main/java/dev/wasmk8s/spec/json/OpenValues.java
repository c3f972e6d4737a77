package dev.wasmk8s.spec.json;

import java.util.Arrays;

/** The objects and arrays around the place in a document, outermost first, with the key or index in each. Not thread-safe. */
final class OpenValues {
    private static final int LONGEST_KEY_SHOWN = 63;
    /** The state of an object or array of which nothing was read yet. */
    private static final int NOTHING = -1;

    private static final int ARRAY = -1;

    private final JsonText text;
    /** Of those around the innermost, outermost first: {@link #end} above {@link #place}. */
    private long[] outer = new long[8];

    /** In an array, the index of the element; in an object, where the key begins. */
    private int place = NOTHING;
    /** In an object, where the key ends; in an array, {@link #ARRAY}. */
    private int end;

    private int depth;

    OpenValues(JsonText text) {
        this.text = text;
    }

    int depth() {
        return depth;
    }

    void enter(boolean array) {
        if (depth == JsonLimits.DEPTH) {
            throw new JsonSyntaxException(JsonSyntaxException.DEEP, text.at());
        }
        if (depth == outer.length) {
            outer = Arrays.copyOf(outer, 2 * depth);
        }
        outer[depth++] = ((long) end << 32) | (place & 0xffff_ffffL);
        end = array ? ARRAY : 0;
        place = NOTHING;
    }

    void leave() {
        long left = outer[--depth];
        place = (int) left;
        end = (int) (left >>> 32);
    }

    boolean inArray() {
        return end == ARRAY;
    }

    /** Whether nothing of the innermost value was read yet. */
    boolean atStart() {
        return place == NOTHING;
    }

    void element() {
        place++;
    }

    void key(int from, int to) {
        place = from;
        end = to;
    }

    int keyFrom() {
        return place;
    }

    int keyTo() {
        return end;
    }

    /** Where the place is, without what only the document's author knows: {@code user.groups[2]}. */
    String path() {
        StringBuilder path = new StringBuilder();
        for (int i = 1; i < depth; i++) {
            append(path, (int) outer[i], (int) (outer[i] >>> 32));
        }
        if (depth > 0) {
            append(path, place, end);
        }
        return path.length() > 0 && path.charAt(0) == '.' ? path.substring(1) : path.toString();
    }

    private void append(StringBuilder path, int place, int end) {
        if (place != NOTHING) {
            path.append(end == ARRAY ? "[" + place + "]" : key(text.decode(place, end, false)));
        }
    }

    private static String key(String key) {
        boolean plain = !key.isEmpty()
                && key.length() <= LONGEST_KEY_SHOWN
                && key.chars().allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || "-_/.".indexOf(c) >= 0));
        return plain ? "." + key : "[key]";
    }
}
