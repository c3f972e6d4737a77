package dev.wasmk8s.spec.json;

import java.util.Arrays;

/** The objects and arrays around the place in a document, outermost first, with the key or index in each. Not thread-safe. */
final class OpenValues {
    private static final int LONGEST_KEY_SHOWN = 63;
    /** The state of an object or array of which nothing was read yet. */
    private static final int NOTHING = -1;

    private static final int ARRAY = -1;

    private final JsonText text;
    /** In an array, the index of the element; in an object, where the key begins. */
    private int[] place = new int[8];
    /** In an object, where the key ends; in an array, {@link #ARRAY}. */
    private int[] keyEnd = new int[8];

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
        if (depth == place.length) {
            place = Arrays.copyOf(place, 2 * depth);
            keyEnd = Arrays.copyOf(keyEnd, 2 * depth);
        }
        keyEnd[depth] = array ? ARRAY : 0;
        place[depth++] = NOTHING;
    }

    void leave() {
        depth--;
    }

    boolean inArray() {
        return keyEnd[depth - 1] == ARRAY;
    }

    /** Whether nothing of the innermost value was read yet. */
    boolean atStart() {
        return place[depth - 1] == NOTHING;
    }

    void element() {
        place[depth - 1]++;
    }

    void key(int from, int to) {
        place[depth - 1] = from;
        keyEnd[depth - 1] = to;
    }

    /** Where the place is, without what only the document's author knows: {@code user.groups[2]}. */
    String path() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            if (place[i] != NOTHING) {
                path.append(keyEnd[i] == ARRAY ? "[" + place[i] + "]" : key(i));
            }
        }
        return path.length() > 0 && path.charAt(0) == '.' ? path.substring(1) : path.toString();
    }

    private String key(int i) {
        String key = text.decode(place[i], keyEnd[i], false);
        boolean plain = !key.isEmpty()
                && key.length() <= LONGEST_KEY_SHOWN
                && key.chars().allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || "-_/.".indexOf(c) >= 0));
        return plain ? "." + key : "[key]";
    }
}
