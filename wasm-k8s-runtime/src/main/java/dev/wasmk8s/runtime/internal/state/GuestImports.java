package dev.wasmk8s.runtime.internal.state;

/** The functions that a guest imports. Not thread-safe. */
public interface GuestImports {
    /**
     * Calls one.
     *
     * @param function its index among the functions of the module
     * @param arguments as the engine keeps them; not kept
     * @return its results as the engine keeps them; read at once, and not changed
     */
    long[] call(int function, long[] arguments);
}
