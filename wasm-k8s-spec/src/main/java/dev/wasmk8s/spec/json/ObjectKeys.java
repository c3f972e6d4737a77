package dev.wasmk8s.spec.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys of the objects that are open while a document is read, to find one that occurs twice. In small objects they
 * are compared one by one, where they stand in the document; a large object, or one with an escape in a key, has a set
 * of strings, so that no choice of keys makes it slow. Not thread-safe.
 */
final class ObjectKeys {
    private static final int SMALL = 16;

    private final JsonText text;

    /** Keys of all open objects that have no set, outermost first: where each begins, its length and its signature. */
    private int[] from = new int[2 * SMALL];

    private int[] length = new int[2 * SMALL];
    private long[] signature = new long[2 * SMALL];
    private int size;

    /** Where the keys of each open object begin. */
    private int[] starts = new int[8];

    private int open;
    /** The sets, and which of the open objects each belongs to. */
    private final List<KeySet> sets = new ArrayList<>(0);

    private record KeySet(int owner, Set<String> keys) {}

    ObjectKeys(JsonText text) {
        this.text = text;
    }

    /** Enters an object. */
    void open() {
        if (open == starts.length) {
            starts = Arrays.copyOf(starts, 2 * open);
        }
        starts[open++] = size;
    }

    /** Leaves the innermost object. */
    void close() {
        if (hasSet()) {
            sets.remove(sets.size() - 1);
        }
        size = starts[--open];
    }

    /** Adds a key to the innermost object. Returns false if it is there already. */
    boolean add(int keyFrom, int keyTo, boolean escaped) {
        if (hasSet() || escaped || size - starts[open - 1] == SMALL) {
            return set().add(text.decode(keyFrom, keyTo, escaped));
        }
        int keyLength = keyTo - keyFrom;
        long keySignature = Words.signature(text.bytes(), keyFrom, keyLength);
        for (int i = starts[open - 1]; i < size; i++) {
            if (signature[i] == keySignature
                    && length[i] == keyLength
                    && Words.same(text.bytes(), keyFrom, text.bytes(), from[i], keyLength)) {
                return false;
            }
        }
        if (size == from.length) {
            from = Arrays.copyOf(from, 2 * size);
            length = Arrays.copyOf(length, 2 * size);
            signature = Arrays.copyOf(signature, 2 * size);
        }
        from[size] = keyFrom;
        length[size] = keyLength;
        signature[size++] = keySignature;
        return true;
    }

    private boolean hasSet() {
        return !sets.isEmpty() && sets.get(sets.size() - 1).owner() == open;
    }

    private Set<String> set() {
        if (!hasSet()) {
            Set<String> keys = new HashSet<>();
            for (int i = starts[open - 1]; i < size; i++) {
                keys.add(text.decode(from[i], from[i] + length[i], false));
            }
            sets.add(new KeySet(open, keys));
        }
        return sets.get(sets.size() - 1).keys();
    }
}
