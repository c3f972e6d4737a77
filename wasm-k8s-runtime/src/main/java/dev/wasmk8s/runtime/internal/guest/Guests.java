package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.internal.wasi.GuestStop;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;

/** Where the guests of one module come from. Safe for use by several threads. */
interface Guests {
    /**
     * Borrows a guest for one call: a pristine one, as it is right after start. Close the lease exactly once.
     *
     * @param streams what the guest reads and writes during the call
     * @throws ReviewException with {@code GUEST_START_FAILED} if there is none to be had
     * @throws GuestStop.Interrupted if the thread is interrupted
     */
    Lease lease(StandardStreams streams);

    /** A guest borrowed for one call. Not thread-safe. */
    interface Lease extends AutoCloseable {
        /**
         * Runs an exported function on the calling thread.
         *
         * @throws ReviewException if it traps
         * @throws GuestStop if the guest ends itself, is ended, or the thread is interrupted
         */
        void call(String export);

        @Override
        void close();
    }
}
