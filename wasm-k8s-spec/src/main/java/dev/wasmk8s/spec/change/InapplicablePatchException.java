package dev.wasmk8s.spec.change;

/** A patch is well-formed and does not fit the object. The message repeats no value of the object. */
public final class InapplicablePatchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String detail;

    /** Tells why. */
    public InapplicablePatchException(String detail) {
        super(detail);
        this.detail = detail;
    }

    /** Why. */
    public String detail() {
        return detail;
    }
}
