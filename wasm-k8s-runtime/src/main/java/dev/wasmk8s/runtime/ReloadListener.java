package dev.wasmk8s.runtime;

/**
 * Hears how each attempt to change modules at run time ended. It is called by the thread that made the attempt, one call
 * at a time; until it returns no other change is made. What it throws is logged and has no effect.
 */
@FunctionalInterface
public interface ReloadListener {
    /** An attempt has ended. */
    void heard(ReloadEvent event);
}
