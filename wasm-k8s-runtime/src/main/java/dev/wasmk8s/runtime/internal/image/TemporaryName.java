package dev.wasmk8s.runtime.internal.image;

import java.util.concurrent.atomic.AtomicLong;

/** Names of files that are still being written: no two of them are equal, in no two processes. */
final class TemporaryName {
    static final String SUFFIX = ".tmp";

    private static final AtomicLong NEXT = new AtomicLong();

    private TemporaryName() {}

    /** Processes in containers may share a number; they do not start in the same nanosecond too. */
    static String next() {
        return ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + "-" + NEXT.getAndIncrement()
                + SUFFIX;
    }
}
