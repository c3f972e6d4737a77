package dev.wasmk8s.runtime.internal.guest;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A deadline on one thread. Its state is the deadline while it is watched, so that the watchdog can claim exactly the
 * call that it saw: if the slot was used again meanwhile, the deadline differs and the claim fails.
 */
final class Watch {
    private static final long IDLE = 0;
    private static final long CLAIMED = -1;
    private static final long EXPIRED = -2;
    private static final long EXPIRED_INTERRUPTED = -3;

    private final Watchdog watchdog;
    private final AtomicLong state = new AtomicLong(IDLE);
    private @Nullable Thread thread;

    Watch(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    /** Begins to watch the calling thread. */
    void begin(long deadline) {
        thread = Thread.currentThread();
        state.set(deadline);
    }

    /**
     * Ends the watch, by the thread that began it, exactly once. The thread's interrupt status is then what it would
     * be without the watchdog, except that an interrupt by somebody else between the watchdog's and this is lost.
     *
     * @return whether the deadline had passed
     */
    boolean end() {
        long now = state.get();
        boolean expired = now < IDLE || !state.compareAndSet(now, IDLE);
        if (expired) {
            settle();
        }
        thread = null;
        watchdog.free(this);
        return expired;
    }

    private void settle() {
        while (state.get() == CLAIMED) {
            // The watchdog is about to interrupt this thread.
            Thread.onSpinWait();
        }
        if (state.getAndSet(IDLE) == EXPIRED) {
            // Clears the status, which the watchdog set.
            Thread.interrupted();
        }
    }

    /**
     * Interrupts the watched thread if its deadline has passed. For the watchdog's thread.
     *
     * @return the deadline if it has not passed, else {@link Watchdog#NEVER}
     */
    long expire(long now) {
        long deadline = state.get();
        if (deadline <= IDLE) {
            return Watchdog.NEVER;
        }
        if (deadline > now) {
            return deadline;
        }
        Thread watched = state.compareAndSet(deadline, CLAIMED) ? thread : null;
        if (watched != null) {
            boolean already = watched.isInterrupted();
            try {
                watched.interrupt();
            } finally {
                // Whatever happens: the watched thread waits for this.
                state.set(already ? EXPIRED_INTERRUPTED : EXPIRED);
            }
        }
        return Watchdog.NEVER;
    }
}
