package dev.wasmk8s.runtime;

/** Whether a mutating module is asked again about an object that others changed after it: as for webhooks. */
public enum ReinvocationPolicy {
    /** It is asked once. The default. */
    NEVER,
    /** It is asked once more, if a module after it changed the object. */
    IF_NEEDED
}
