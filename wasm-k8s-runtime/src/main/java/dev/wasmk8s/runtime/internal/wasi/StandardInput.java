package dev.wasmk8s.runtime.internal.wasi;

import dev.wasmk8s.json.RawJson;

/** A document that a guest reads once, front to back, straight from the bytes it is kept in. Not thread-safe. */
final class StandardInput {
    private final RawJson document;
    private int position;

    StandardInput(RawJson document) {
        this.document = document;
    }

    /** How many bytes were not read yet. */
    int remaining() {
        return document.size() - position;
    }

    /** Copies what is there, up to {@code length} bytes, into the guest. The range was checked. */
    int read(GuestMemory memory, long address, long length) {
        int count = (int) Math.min(length, remaining());
        int from = position;
        document.read((bytes, offset, size) -> {
            memory.write(address, bytes, offset + from, count);
            return count;
        });
        position += count;
        return count;
    }
}
