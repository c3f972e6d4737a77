package dev.wasmk8s.guest;

/**
 * Why a policy could not answer; sent to the host as {@code error}. Not a denial: a denial is an answer.
 *
 * <p>The message may reach clients: keep tokens and values of a document out of it. It must not be null; an empty one
 * is sent as {@code no reason given}, since an empty error would read as none.
 */
public final class GuestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public GuestException(String message) {
        super(message);
    }

    /** The same problem, told to be in member {@code name}. */
    GuestException in(String name) {
        return new GuestException("in " + name + ": " + getMessage());
    }
}
