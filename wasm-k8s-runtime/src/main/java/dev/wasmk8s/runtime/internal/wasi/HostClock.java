package dev.wasmk8s.runtime.internal.wasi;

import java.util.concurrent.TimeUnit;

/** Where guests get the time from. Thread-safe. */
public interface HostClock {
    /** The time of day, in milliseconds since 1970-01-01T00:00:00Z. */
    long millis();

    /** Time that passes evenly, in nanoseconds since any moment. */
    long nanos();

    /** Waits. */
    void sleep(long nanos) throws InterruptedException;

    /** The clock of this machine. */
    static HostClock system() {
        return new HostClock() {
            @Override
            public long millis() {
                return System.currentTimeMillis();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(nanos);
            }
        };
    }
}
