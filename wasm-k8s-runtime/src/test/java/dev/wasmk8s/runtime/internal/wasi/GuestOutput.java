package dev.wasmk8s.runtime.internal.wasi;

import java.nio.charset.StandardCharsets;

/** Writes to the streams of a guest without one, for tests outside this package. */
public final class GuestOutput {
    private GuestOutput() {}

    public static Errno write(StandardStreams streams, int fd, String text) {
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        ArrayMemory memory = new ArrayMemory(size + 64).text(64, text).buffers(0, 64, size);
        return streams.write(fd, new IoVectors(memory, 0, 1), 16);
    }
}
