package dev.wasmk8s.runtime.internal.wasi;

/** A clock that moves when it is told to, and by waiting. */
final class StoppedClock implements HostClock {
    long millis = 1_700_000_000_123L;
    long nanos = 5_000_000_000L;
    long slept;
    boolean interrupting;

    @Override
    public long millis() {
        return millis;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void sleep(long duration) throws InterruptedException {
        if (interrupting) {
            throw new InterruptedException();
        }
        slept += duration;
        nanos += duration;
        millis += duration / 1_000_000;
    }
}
