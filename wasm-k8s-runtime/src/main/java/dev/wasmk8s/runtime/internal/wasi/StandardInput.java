package dev.wasmk8s.runtime.internal.wasi;

import dev.wasmk8s.json.RawJson;

/** A document that a guest reads once, front to back, straight from the bytes it is kept in. Not thread-safe. */
final class StandardInput {
    private final byte[] bytes;
    private final int end;
    private int position;

    private StandardInput(byte[] bytes, int offset, int size) {
        this.bytes = bytes;
        this.position = offset;
        this.end = offset + size;
    }

    static StandardInput of(RawJson document) {
        return document.read(StandardInput::new);
    }

    /** How many bytes were not read yet. */
    int remaining() {
        return end - position;
    }

    /** Copies what is there, up to {@code length} bytes, into the guest. The range was checked. */
    int read(GuestMemory memory, long address, long length) {
        int count = (int) Math.min(length, remaining());
        memory.write(address, bytes, position, count);
        position += count;
        return count;
    }
}
