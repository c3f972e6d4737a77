package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Holds all calls to their deadlines, with one thread. Thread-safe; starting and ending a watch takes no lock.
 *
 * <p>A {@link Watch} is a slot that is used again and again; there are as many as calls ran at the same time. The
 * thread sleeps until the earliest deadline that it knows of, which it publishes in {@link #wakeAt}. A call that
 * begins writes its deadline first and reads {@code wakeAt} then; the thread writes {@code wakeAt} first and looks at
 * all slots once more then. So either the call sees that it must wake the thread, or the thread sees the call. With
 * equal deadlines, calls begin later than the one that the thread sleeps for, and nobody is woken.
 */
public final class Watchdog implements AutoCloseable {
    static final long NEVER = Long.MAX_VALUE;
    private static final long PAUSE_AFTER_ERROR = 1_000_000;

    private final LongSupplier nanoTime;
    private final long origin;
    private final Thread thread = new Thread(this::run, "wasm-k8s-watchdog");
    private final Queue<Watch> all = new ConcurrentLinkedQueue<>();
    private final Queue<Watch> free = new ConcurrentLinkedQueue<>();
    private volatile long wakeAt = NEVER;
    private volatile boolean closed;

    /** A watchdog whose thread does not run yet; {@link #expire} does its work. */
    Watchdog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.origin = nanoTime.getAsLong();
        thread.setDaemon(true);
    }

    /** Starts a watchdog. Its thread is a daemon. */
    public static Watchdog start() {
        Watchdog watchdog = new Watchdog(System::nanoTime);
        watchdog.startThread();
        return watchdog;
    }

    void startThread() {
        thread.start();
    }

    /**
     * Starts to watch the calling thread: it is interrupted unless the watch has ended by the deadline.
     *
     * @throws ReviewException with {@code CLOSED} if this watchdog was closed
     */
    Watch watch(Duration deadline) {
        Watch watch = free.poll();
        if (watch == null) {
            watch = new Watch(this);
            all.add(watch);
        }
        long at = after(deadline);
        watch.begin(at);
        if (closed) {
            watch.end();
            throw new ReviewException(FailureCode.CLOSED, "the modules were closed");
        }
        if (at < wakeAt) {
            LockSupport.unpark(thread);
        }
        return watch;
    }

    /** Takes a slot back. */
    void free(Watch watch) {
        free.add(watch);
    }

    /** Ends the thread once no call is watched any more. Later calls are refused. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    /** Nanoseconds since this watchdog was made, from 1 on. */
    private long now() {
        return nanoTime.getAsLong() - origin + 1;
    }

    private long after(Duration deadline) {
        long now = now();
        try {
            return Math.addExact(now, deadline.toNanos());
        } catch (ArithmeticException e) {
            // Some centuries.
            return NEVER - 1;
        }
    }

    private void run() {
        boolean watching = true;
        while (watching) {
            try {
                watching = watchOnce();
            } catch (RuntimeException | Error e) {
                // The host may be out of memory. Without this thread nothing would stop a guest, so it goes on.
                LockSupport.parkNanos(this, PAUSE_AFTER_ERROR);
            }
        }
    }

    /** Expires what is due and sleeps until there is more to do, or the watchdog is no longer needed: false. */
    private boolean watchOnce() {
        boolean closing = closed;
        long next = expire();
        if (closing && next == NEVER) {
            return false;
        }
        wakeAt = next;
        if (expire() >= next) {
            sleepUntil(next);
        }
        return true;
    }

    /**
     * Interrupts every call whose deadline has passed.
     *
     * @return the earliest deadline of the others, or {@link #NEVER}
     */
    long expire() {
        long now = now();
        long next = NEVER;
        for (Watch watch : all) {
            next = Math.min(next, watch.expire(now));
        }
        return next;
    }

    private void sleepUntil(long time) {
        if (time == NEVER) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, time - now());
        }
    }
}
