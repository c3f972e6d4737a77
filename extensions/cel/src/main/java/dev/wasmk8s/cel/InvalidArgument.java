package dev.wasmk8s.cel;

/** A function does not take an argument. The message says why, and does not quote it. */
final class InvalidArgument extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    InvalidArgument(String message) {
        super(message);
    }

    InvalidArgument(String message, Throwable cause) {
        super(message, cause);
    }
}
