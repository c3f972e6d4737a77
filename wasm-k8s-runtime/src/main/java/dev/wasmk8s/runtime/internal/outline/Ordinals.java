package dev.wasmk8s.runtime.internal.outline;

import java.util.Arrays;

/** A growing list of ordinals that is cleared and filled again without allocation. */
final class Ordinals {
    private int[] values = new int[16];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int ordinal) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = ordinal;
    }

    int size() {
        return size;
    }

    int get(int index) {
        return values[index];
    }

    /** Drops those from {@code start} to before {@code end}. */
    void dropWithin(int start, int end) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (values[i] < start || values[i] >= end) {
                values[kept++] = values[i];
            }
        }
        size = kept;
    }
}
