package dev.wasmk8s.runtime.internal.state;

import java.util.Arrays;

/** The state of a guest at one moment. Immutable, and shared by all guests that start from it. */
public final class Snapshot {
    private final int pages;
    private final byte[] content;
    private final long[] globals;

    private Snapshot(int pages, byte[] content, long[] globals) {
        this.pages = pages;
        this.content = content;
        this.globals = globals;
    }

    /** Takes a picture of memory, where nothing but zeros follows from {@code written} on. */
    static Snapshot of(byte[] memory, int written, int pages, long[] globals) {
        int end = written;
        while (end > 0 && memory[end - 1] == 0) {
            end--;
        }
        return new Snapshot(pages, Arrays.copyOf(memory, end), globals.clone());
    }

    int pages() {
        return pages;
    }

    /** The memory without the zeros at its end. */
    byte[] content() {
        return content;
    }

    long[] globals() {
        return globals;
    }
}
