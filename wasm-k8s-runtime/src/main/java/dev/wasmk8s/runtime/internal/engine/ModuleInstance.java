package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.Instance;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.internal.wasi.GuestStop;

/** One live module with memory of its own. Not thread-safe; of no use after a call failed. */
public final class ModuleInstance implements AutoCloseable {
    private final Instance instance;
    private final HostFunctions functions;

    ModuleInstance(Instance instance, HostFunctions functions) {
        this.instance = instance;
        this.functions = functions;
    }

    /**
     * Calls an exported function without arguments, on the calling thread. Results are dropped.
     *
     * @throws ReviewException with {@code GUEST_TRAPPED} or {@code INTERNAL} if it fails
     * @throws GuestStop if the guest ended itself or was ended, or the thread is interrupted
     */
    public void call(String export) {
        try {
            instance.export(export).apply();
        } catch (RuntimeException | Error e) {
            throw Traps.translate(e);
        }
    }

    /** Closes the files that the guest left open. */
    @Override
    public void close() {
        functions.close();
    }
}
