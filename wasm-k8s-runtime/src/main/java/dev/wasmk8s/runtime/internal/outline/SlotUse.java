package dev.wasmk8s.runtime.internal.outline;

import java.util.BitSet;

/** Which of the method's local variables a range of instructions reads and writes. */
final class SlotUse {
    private final BitSet read = new BitSet();
    private final BitSet written = new BitSet();

    /** Reads a range. */
    static SlotUse of(Code code, int start, int end) {
        SlotUse use = new SlotUse();
        for (int i = start; i < end; i++) {
            use.add(code, i);
        }
        return use;
    }

    void add(Code code, int ordinal) {
        if (code.read(ordinal) >= 0) {
            read.set(code.read(ordinal));
        }
        if (code.written(ordinal) >= 0) {
            written.set(code.written(ordinal));
        }
    }

    void clear() {
        read.clear();
        written.clear();
    }

    /** The slots that are read. Not to be changed. */
    BitSet read() {
        return read;
    }

    /** The slots that are written. Not to be changed. */
    BitSet written() {
        return written;
    }
}
