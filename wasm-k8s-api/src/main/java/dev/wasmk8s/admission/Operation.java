package dev.wasmk8s.admission;

/** What a request does to its object. A PATCH arrives as {@link #UPDATE}, or as {@link #CREATE} if it makes one. */
public enum Operation {
    /** A new object. */
    CREATE,
    /** A change of a stored object. */
    UPDATE,
    /** The removal of a stored object, or of a collection of them. */
    DELETE,
    /** A connection to an object, such as {@code pods/exec}. */
    CONNECT
}
