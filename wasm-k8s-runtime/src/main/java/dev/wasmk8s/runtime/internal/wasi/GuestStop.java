package dev.wasmk8s.runtime.internal.wasi;

/** Thrown from a host function to unwind a guest that must not go on. Costs no stack trace. */
public abstract sealed class GuestStop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private GuestStop(String message) {
        super(message, null, false, false);
    }

    /** The guest ended itself with {@code proc_exit}. */
    public static final class Exited extends GuestStop {
        private static final long serialVersionUID = 1L;

        private final long code;

        Exited(long code) {
            super("exit code " + code);
            this.code = code;
        }

        /** The exit code, unsigned; 0 is success. */
        public long code() {
            return code;
        }
    }

    /** The guest wrote more to its standard output than it may. */
    public static final class OutputFull extends GuestStop {
        private static final long serialVersionUID = 1L;

        OutputFull() {
            super("standard output is full");
        }
    }

    /** The thread that runs the guest was interrupted; its interrupt status must be set. */
    public static GuestStop interrupted() {
        return new Interrupted();
    }

    /** The thread that runs the guest was interrupted; its interrupt status is set. */
    public static final class Interrupted extends GuestStop {
        private static final long serialVersionUID = 1L;

        private Interrupted() {
            super("interrupted");
        }
    }
}
