package dev.wasmk8s.runtime.internal.wasi;

/** The error numbers of WASI preview 1 that this host answers with. */
public enum Errno {
    /** No error. */
    SUCCESS(0),
    /** No such descriptor. */
    BADF(8),
    /** An address outside the guest's memory. */
    FAULT(21),
    /** An argument that makes no sense. */
    INVAL(28),
    /** A file that cannot be read. */
    IO(29),
    /** Too many open files. */
    MFILE(33),
    /** Not provided. */
    NOSYS(52),
    /** The descriptor is no directory. */
    NOTDIR(54),
    /** The descriptor is no socket. */
    NOTSOCK(57),
    /** Not provided for this argument. */
    NOTSUP(58),
    /** The file system cannot be changed. */
    ROFS(69),
    /** The descriptor is a stream and has no position. */
    SPIPE(70);

    private final int code;

    Errno(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }
}
