package dev.wasmk8s.runtime.internal.document;

/**
 * A place in a document.
 *
 * @param line from 1 on; 0 if unknown
 * @param column from 1 on; 0 if unknown
 */
public record Position(int line, int column) {
    /** No particular place. */
    public static final Position UNKNOWN = new Position(0, 0);
}
