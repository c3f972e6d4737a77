package dev.wasmk8s.runtime.internal.wasi;

/**
 * The clocks of one guest, both in steps of a millisecond: enough for expiry dates and time-outs, too coarse to
 * measure the host with. The monotonic clock starts when the guest does, so it tells nothing of the host; it starts
 * at one step, because Go's runtime takes zero for a broken clock.
 */
final class GuestClock {
    static final int REALTIME = 0;
    static final int MONOTONIC = 1;
    private static final int THREAD_CPU_TIME = 3;
    private static final long STEP = 1_000_000;

    private final HostClock clock;
    private long start;

    GuestClock(HostClock clock) {
        this.clock = clock;
        this.start = clock.nanos();
    }

    /** Sets the monotonic clock back to its start. */
    void restart() {
        start = clock.nanos();
    }

    /** Whether a clock exists: {@code SUCCESS}, {@code NOTSUP} for the processor clocks, {@code INVAL} else. */
    static Errno check(long id) {
        if (id == REALTIME || id == MONOTONIC) {
            return Errno.SUCCESS;
        }
        return id <= THREAD_CPU_TIME ? Errno.NOTSUP : Errno.INVAL;
    }

    /** {@code clock_res_get}. */
    Errno resolution(GuestMemory memory, long id, long at) {
        return put(memory, id, at, STEP);
    }

    /** {@code clock_time_get}. */
    Errno time(GuestMemory memory, long id, long at) {
        return put(memory, id, at, now(id));
    }

    /** What a clock shows, in nanoseconds. */
    long now(long id) {
        if (id == REALTIME) {
            return clock.millis() * STEP;
        }
        long elapsed = clock.nanos() - start;
        return elapsed - elapsed % STEP + STEP;
    }

    /**
     * Waits. A guest that waits past its deadline is interrupted.
     *
     * @throws GuestStop.Interrupted if the thread is interrupted; its interrupt status is set
     */
    void sleep(long nanos) {
        try {
            clock.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GuestStop.interrupted();
        }
    }

    private static Errno put(GuestMemory memory, long id, long at, long value) {
        Errno errno = check(id);
        if (errno != Errno.SUCCESS) {
            return errno;
        }
        if (!memory.contains(at, Long.BYTES)) {
            return Errno.FAULT;
        }
        memory.putLong(at, value);
        return Errno.SUCCESS;
    }
}
