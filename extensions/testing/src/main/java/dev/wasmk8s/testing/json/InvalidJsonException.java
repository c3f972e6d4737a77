package dev.wasmk8s.testing.json;

/** A text is not JSON. */
public final class InvalidJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    InvalidJsonException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** The line, from 1 on; 0 if unknown. */
    public int line() {
        return line;
    }

    /** The column, from 1 on; 0 if unknown. */
    public int column() {
        return column;
    }
}
