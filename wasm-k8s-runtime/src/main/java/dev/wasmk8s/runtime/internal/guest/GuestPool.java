package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.internal.wasi.GuestStop;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import java.lang.ref.WeakReference;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The guests of one module: so many and no more, made when they are first needed, and used for one call after another.
 * Each call begins with a pristine guest. Safe for use by several threads, platform and virtual; borrowing and giving
 * back takes no lock.
 *
 * <p>A guest that cannot be reset is replaced, by a thread that serves no calls; until then its place is taken. A permit
 * stands for a place: who holds one finds a guest idle, or may make one.
 */
final class GuestPool implements AutoCloseable {
    private final String module;
    private final GuestSource source;
    private final int size;
    private final Executor background;
    private final Semaphore permits;
    private final IdleGuests idle;
    /** How many guests exist, idle or not. */
    private final AtomicInteger alive = new AtomicInteger();
    /** Has a guest replaced that was never given back. The watch over each guest keeps it, and must not keep this pool. */
    private final Runnable lost = discarding(new WeakReference<>(this));

    private volatile boolean closed;

    /**
     * An empty pool.
     *
     * @param module its name, for messages
     * @param size how many guests there may be
     * @param background replaces guests
     */
    GuestPool(String module, GuestSource source, int size, Executor background) {
        this.module = module;
        this.source = source;
        this.size = size;
        this.background = background;
        this.permits = new Semaphore(size);
        this.idle = new IdleGuests(size);
    }

    /**
     * Borrows a guest for one call. Waits until one is free, or the thread is interrupted.
     *
     * @param streams what the guest reads and writes during the call
     * @throws ReviewException with {@code POOL_EXHAUSTED} if the thread is interrupted while it waits, with {@code
     *     GUEST_START_FAILED} if a guest cannot be started, with {@code CLOSED} if this pool was closed
     * @throws GuestStop.Interrupted if the thread is interrupted while a guest starts or is looked for
     */
    Lease lease(StandardStreams streams) {
        if (!permits.tryAcquire()) {
            await();
        }
        Lease lease = new Lease(this, guest());
        try {
            lease.begin(streams);
        } catch (RuntimeException | Error e) {
            lease.close();
            throw e;
        }
        return lease;
    }

    private void await() {
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReviewException(
                    FailureCode.POOL_EXHAUSTED,
                    "no guest became free in time: %d guests, %d idle, %d other calls waiting"
                            .formatted(size, idle.count(), permits.getQueueLength()));
        }
    }

    /** A guest that nobody uses. The caller holds a permit, which is given back if there is none to be had. */
    private Guest guest() {
        boolean found = false;
        try {
            Guest guest = find();
            found = true;
            return guest;
        } finally {
            if (!found) {
                permits.release();
            }
        }
    }

    private Guest find() {
        while (!closed) {
            Guest guest = idle.take();
            if (guest != null) {
                return guest;
            }
            if (reserve()) {
                return make();
            }
            // The permit is for an idle guest, which was put where this thread had just looked.
            if (Thread.currentThread().isInterrupted()) {
                throw GuestStop.interrupted();
            }
            Thread.onSpinWait();
        }
        throw new ReviewException(FailureCode.CLOSED, "the module was closed");
    }

    private boolean reserve() {
        for (int count = alive.get(); count < size; count = alive.get()) {
            if (alive.compareAndSet(count, count + 1)) {
                return true;
            }
        }
        return false;
    }

    private Guest make() {
        boolean made = false;
        try {
            Guest guest = new Guest(source.make(), source.resetsGuests(), module, lost);
            made = true;
            return guest;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GuestStop.interrupted();
        } finally {
            if (!made) {
                alive.decrementAndGet();
            }
        }
    }

    private static Runnable discarding(WeakReference<GuestPool> reference) {
        return () -> {
            GuestPool pool = reference.get();
            if (pool != null) {
                pool.discard();
            }
        };
    }

    /** Takes a guest back that has ended its call. */
    void giveBack(Guest guest) {
        if (closed || source.makesGuestsForOneCall() || !guest.isPristine()) {
            discard();
            return;
        }
        idle.put(guest);
        permits.release();
        if (closed) {
            drain();
        }
    }

    /** Lets go of a guest, and has another one made in its place, unless that has to happen within a call. */
    private void discard() {
        alive.decrementAndGet();
        if (closed || source.makesGuestsForOneCall()) {
            permits.release();
            return;
        }
        try {
            background.execute(this::replace);
        } catch (RejectedExecutionException e) {
            permits.release();
        }
    }

    private void replace() {
        try {
            if (!closed && reserve()) {
                idle.put(make());
            }
        } catch (RuntimeException | Error e) {
            LoggerFactory.getLogger(GuestPool.class)
                    .warn("module '{}': no guest could be made in advance: {}", module, e.toString());
        } finally {
            permits.release();
            if (closed) {
                drain();
            }
        }
    }

    private void drain() {
        for (Guest guest = idle.take(); guest != null; guest = idle.take()) {
            alive.decrementAndGet();
        }
    }

    /** Lets go of all idle guests now, and of each other one when its call ends. Does not wait. */
    @Override
    public void close() {
        closed = true;
        drain();
    }

    /** A guest borrowed for one call. Given back exactly once. Not thread-safe, but for {@link #close}. */
    static final class Lease implements AutoCloseable {
        private final GuestPool pool;
        private final AtomicInteger open = new AtomicInteger(1);
        private @Nullable Guest guest;

        private Lease(GuestPool pool, Guest guest) {
            this.pool = pool;
            this.guest = guest;
        }

        private void begin(StandardStreams streams) {
            borrowed().begin(streams);
        }

        private Guest borrowed() {
            Guest borrowed = guest;
            if (borrowed == null) {
                throw new IllegalStateException("the guest was given back");
            }
            return borrowed;
        }

        /**
         * Runs an exported function on the calling thread.
         *
         * @throws ReviewException if it traps
         * @throws GuestStop if the guest ends itself, is ended, or the thread is interrupted
         * @throws IllegalStateException if the guest was given back
         */
        void run(String export) {
            borrowed().run(export);
        }

        /** Ends the call and gives the guest back. A second time does nothing. */
        @Override
        public void close() {
            Guest borrowed = guest;
            if (borrowed != null && open.compareAndSet(1, 0)) {
                guest = null;
                try {
                    borrowed.end();
                } finally {
                    pool.giveBack(borrowed);
                }
            }
        }
    }
}
