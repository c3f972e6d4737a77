package dev.wasmk8s.runtime.internal.image;

/** What the code of a module does that can no longer be seen once it is compiled. */
public enum CodeTrait {
    /** It drops data or element segments, which a guest cannot take back. */
    DROPS_SEGMENTS,
    /** It calls functions that are imported through the engine. */
    IMPORTS_THROUGH_ENGINE
}
