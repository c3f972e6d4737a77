package dev.wasmk8s.spec.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys of the objects that are open while a document is read, to find one that occurs twice. Not thread-safe. In
 * small objects keys are compared one by one, which needs no memory of their own; a large one has a set.
 */
final class OpenObjects {
    private static final int SMALL = 16;

    /** The keys of all open objects but the large ones, outermost first. */
    private String[] keys = new String[2 * SMALL];

    private int size;
    /** Where the keys of each open object begin. */
    private int[] starts = new int[8];

    private int depth;
    /** The sets of the large objects, and how deep each is. */
    private final List<LargeObject> large = new ArrayList<>(0);

    private record LargeObject(int depth, Set<String> keys) {}

    /** Enters an object. */
    void open() {
        if (depth == starts.length) {
            starts = Arrays.copyOf(starts, 2 * depth);
        }
        starts[depth++] = size;
    }

    /** Leaves the innermost object. */
    void close() {
        if (isLarge()) {
            large.remove(large.size() - 1);
        }
        size = starts[--depth];
    }

    /** Adds a key to the innermost object. Returns false if it is there already. */
    boolean add(String key) {
        if (isLarge()) {
            return large.get(large.size() - 1).keys().add(key);
        }
        int start = starts[depth - 1];
        if (contains(key, start)) {
            return false;
        }
        if (size - start == SMALL) {
            Set<String> set = new HashSet<>(Arrays.asList(keys).subList(start, size));
            large.add(new LargeObject(depth, set));
            return set.add(key);
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size++] = key;
        return true;
    }

    private boolean isLarge() {
        return !large.isEmpty() && large.get(large.size() - 1).depth() == depth;
    }

    private boolean contains(String key, int start) {
        int hash = key.hashCode();
        for (int i = start; i < size; i++) {
            if (keys[i].hashCode() == hash && keys[i].equals(key)) {
                return true;
            }
        }
        return false;
    }
}
