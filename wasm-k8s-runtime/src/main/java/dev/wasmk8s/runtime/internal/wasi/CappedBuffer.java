package dev.wasmk8s.runtime.internal.wasi;

import dev.wasmk8s.json.RawJson;
import java.util.Arrays;

/** Collects what a guest writes, up to a cap. Grows as needed, never beyond it. Not thread-safe. */
final class CappedBuffer {
    private static final byte[] NOTHING = {};

    private final int cap;
    private byte[] bytes = NOTHING;
    private int size;

    /** An empty buffer that takes at most {@code cap} bytes. */
    CappedBuffer(int cap) {
        this.cap = cap;
    }

    /** How many bytes still fit. */
    int room() {
        return cap - size;
    }

    /** Takes bytes out of the guest, as many as fit. The range was checked. */
    void append(GuestMemory memory, long address, long length) {
        int count = (int) Math.min(length, room());
        if (count == 0) {
            return;
        }
        if (count > bytes.length - size) {
            // Most guests write once, so the first size is exact.
            long wanted = Math.max((long) bytes.length * 2, size + (long) count);
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, cap));
        }
        memory.read(address, bytes, size, count);
        size += count;
    }

    /** What was collected, without copying it. Nothing may be appended afterwards. */
    RawJson content() {
        return RawJson.wrap(bytes, 0, size);
    }
}
