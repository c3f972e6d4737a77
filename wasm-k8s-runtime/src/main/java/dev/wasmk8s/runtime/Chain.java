package dev.wasmk8s.runtime;

/** One of the three chains of modules. */
public enum Chain {
    /** Who somebody is. */
    AUTHENTICATION,
    /** What somebody may do. */
    AUTHORIZATION,
    /** Which objects may be written, and how they are changed before. */
    ADMISSION
}
