package dev.wasmk8s.spec.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the objects that are open while a document is read, to find one that occurs twice. In small objects they
 * are compared one by one, where they stand in the document; a large object, or one with an escape in a key, has a set
 * of strings, so that no choice of keys makes it slow. Not thread-safe.
 */
final class ObjectKeys {
    private static final int SMALL = 16;

    private final JsonText text;

    /** Keys of all open objects that have no set, outermost first: in each, the length above where it begins. */
    private long[] keys;

    private int size;

    /** Where the keys of each open object begin. */
    private int[] starts = new int[8];

    private int open;
    /** The sets, innermost first. */
    private @Nullable KeySet sets;

    private record KeySet(
            int owner, Set<String> keys, @Nullable KeySet outer) {}

    /** For a document of so many bytes. */
    ObjectKeys(JsonText text, int size) {
        this.text = text;
        this.keys = new long[Math.max(8, Math.min(size / 32, 2 * SMALL))];
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
        if (sets != null && sets.owner == open) {
            sets = sets.outer;
        }
        size = starts[--open];
    }

    /** Adds a key to the innermost object. Returns false if it is there already. */
    boolean add(int from, int to, boolean escaped) {
        int start = starts[open - 1];
        KeySet innermost = sets;
        if (innermost != null && innermost.owner == open) {
            return innermost.keys.add(key(from, to, escaped));
        }
        if (escaped || size - start == SMALL) {
            return set(start).add(key(from, to, escaped));
        }
        int length = to - from;
        for (int i = start; i < size; i++) {
            if ((int) (keys[i] >>> 32) == length && Words.same(text.bytes(), from, (int) keys[i], length)) {
                return false;
            }
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size++] = ((long) length << 32) | from;
        return true;
    }

    private String key(int from, int to, boolean escaped) {
        String key = text.decode(from, to, escaped);
        // Where half a pair is replaced, two keys can become one. Only escapes can carry it in.
        if (escaped && !Surrogates.arePaired(key)) {
            throw new JsonSyntaxException(Surrogates.PROBLEM, text.at());
        }
        return key;
    }

    /** Gives the innermost object a set of its keys. */
    private Set<String> set(int start) {
        Set<String> set = new HashSet<>();
        for (int i = start; i < size; i++) {
            int from = (int) keys[i];
            set.add(text.decode(from, from + (int) (keys[i] >>> 32), false));
        }
        sets = new KeySet(open, set, sets);
        return set;
    }
}
