package dev.wasmk8s.runtime.internal.cache;

import java.nio.ByteBuffer;

/** 256 bits that stand for a request. Immutable. */
record Digest(long first, long second, long third, long fourth) {
    /** Takes them from 32 bytes. */
    static Digest of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new Digest(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    /** The digest of a token is nobody's business, although it is keyed. */
    @Override
    public String toString() {
        return "Digest[<hidden>]";
    }
}
