package dev.wasmk8s.spec.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the objects that are open while a document is read, to find one that occurs twice. In small objects they
 * are compared where they stand in the document, and only with keys whose hash they share a bit of; a large object, or
 * one with an escape in a key, has a set of strings, so that no choice of keys makes it slow. Not thread-safe.
 */
final class ObjectKeys {
    private static final int SMALL = 16;
    /** What is put aside of an object while one within it is read: its {@link #marks} and its {@link #start}. */
    private static final int ASIDE = 2;

    private final JsonText text;

    /** Of each open object, outermost first: the keys, in each the length above where it begins, and what is put aside. */
    private long[] stack;

    private int size;

    /** Where the keys of the innermost object begin. */
    private int start;

    /** A bit for the hash of each key of the innermost object: a key whose bit is not set is new. */
    private long marks;

    /** How many objects are open. */
    private int open;
    /** The sets, innermost first. */
    private @Nullable KeySet sets;

    private record KeySet(
            int owner, Set<String> keys, @Nullable KeySet outer) {}

    /** For a document of so many bytes. */
    ObjectKeys(JsonText text, int size) {
        this.text = text;
        this.stack = new long[Math.max(SMALL, Math.min(size / 32, 2 * SMALL))];
    }

    /** Enters an object. */
    void open() {
        push(marks);
        push(start);
        start = size;
        marks = 0;
        open++;
    }

    /** Leaves the innermost object. */
    void close() {
        if (sets != null && sets.owner == open) {
            sets = sets.outer;
        }
        size = start - ASIDE;
        marks = stack[size];
        start = (int) stack[size + 1];
        open--;
    }

    /** Adds a key to the innermost object; {@code hash} is that of its bytes. Returns false if it is there already. */
    boolean add(int from, int to, boolean escaped, long hash) {
        KeySet innermost = sets;
        if (innermost != null && innermost.owner == open) {
            return innermost.keys.add(key(from, to, escaped));
        }
        if (escaped || size - start == SMALL) {
            return set().add(key(from, to, escaped));
        }
        long mark = 1L << (hash >>> (Long.SIZE - 6));
        if ((marks & mark) != 0 && isThere(from, to - from, hash)) {
            return false;
        }
        marks |= mark;
        push(((long) (to - from) << 32) | from);
        return true;
    }

    private void push(long value) {
        if (size == stack.length) {
            stack = Arrays.copyOf(stack, 2 * size);
        }
        stack[size++] = value;
    }

    private boolean isThere(int from, int length, long hash) {
        byte[] bytes = text.bytes();
        for (int i = start; i < size; i++) {
            int other = (int) stack[i];
            if ((int) (stack[i] >>> 32) == length
                    && Words.hash(bytes, other, length) == hash
                    && Words.sameOfHash(bytes, from, bytes, other, length)) {
                return true;
            }
        }
        return false;
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
    private Set<String> set() {
        Set<String> set = new HashSet<>();
        for (int i = start; i < size; i++) {
            int from = (int) stack[i];
            set.add(text.decode(from, from + (int) (stack[i] >>> 32), false));
        }
        sets = new KeySet(open, set, sets);
        return set;
    }
}
