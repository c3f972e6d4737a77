package dev.wasmk8s.runtime.internal.wasi;

/** One function of WASI, on behalf of one guest. Not thread-safe. */
@FunctionalInterface
public interface WasiFunction {
    /**
     * Carries it out.
     *
     * @param arguments as the engine passes them; of an i32, the low 32 bits count
     * @throws GuestStop if the guest must not go on
     */
    Errno call(GuestMemory memory, long[] arguments);
}
