package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.internal.engine.ModuleInstance;
import dev.wasmk8s.runtime.internal.wasi.GuestStop;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;

/** One guest of a pool, from call to call. Not thread-safe. */
final class Guest {
    private final ModuleInstance instance;
    private final LeakWatch watch;
    private final boolean resets;
    private boolean intact = true;

    /**
     * A pristine guest.
     *
     * @param resets whether it is reset after each call
     * @param lost told if it was borrowed and never given back
     */
    Guest(ModuleInstance instance, boolean resets, String module, Runnable lost) {
        this.instance = instance;
        this.resets = resets;
        this.watch = LeakWatch.over(this, module, lost);
    }

    /** Begins a call. */
    void begin(StandardStreams streams) {
        watch.leased();
        instance.beginCall(streams);
    }

    /**
     * Runs an exported function.
     *
     * @throws ReviewException if it traps
     * @throws GuestStop if the guest ends itself, is ended, or the thread is interrupted
     */
    void run(String export) {
        intact = false;
        try {
            instance.call(export);
            intact = true;
        } catch (GuestStop.Exited e) {
            // It left as it chose to: from a host function, which had nothing half done.
            intact = true;
            throw e;
        }
    }

    /** Ends a call, and undoes what can be undone. */
    void end() {
        boolean undone = intact && instance.isResettable();
        intact = false;
        watch.returned();
        instance.endCall();
        if (undone) {
            if (resets) {
                instance.reset();
            }
            intact = true;
        }
    }

    /** Whether this guest can serve another call: the last one was not cut off, and was undone. */
    boolean isPristine() {
        return intact;
    }
}
