package dev.wasmk8s.gateway.internal.request;

/** A request that cannot be read in one way only. The message is for the client. */
public final class MalformedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong. */
    public MalformedRequestException(String message) {
        super(message, null, false, false);
    }
}
