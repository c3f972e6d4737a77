package dev.wasmk8s.gateway.internal.json;

/** Bytes that are not the JSON they should be. The message tells what is wrong, not of what. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(String message) {
        super(message, null, false, false);
    }
}
