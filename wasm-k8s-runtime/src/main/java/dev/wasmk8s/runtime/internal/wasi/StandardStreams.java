package dev.wasmk8s.runtime.internal.wasi;

import dev.wasmk8s.json.RawJson;

/**
 * Descriptors 0, 1 and 2 of one call. Never blocks. Not thread-safe.
 *
 * <p>To a guest they are of unknown type, neither files nor terminals, so that C libraries buffer what they write.
 */
public final class StandardStreams {
    private static final RawJson NOTHING = RawJson.wrap(new byte[0]);
    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final long MAX_COUNT = 0xFFFF_FFFFL;

    private static final long RIGHT_FD_READ = 1L << 1;
    private static final long RIGHT_FD_WRITE = 1L << 6;
    private static final long RIGHT_POLL = 1L << 27;
    private static final int FDSTAT_SIZE = 24;
    private static final int FILESTAT_SIZE = 64;
    private static final int FILESTAT_LINKS = 24;

    private final StandardInput input;
    private final CappedBuffer output;
    private final CappedBuffer errors;
    private int closed;

    /**
     * Opens the streams of one call.
     *
     * @param input what the guest reads
     * @param outputBytes how much it may write; more ends it
     * @param errorBytes how much of its error stream is kept; the rest is dropped
     */
    public StandardStreams(RawJson input, int outputBytes, int errorBytes) {
        this.input = StandardInput.of(input);
        this.output = new CappedBuffer(outputBytes);
        this.errors = new CappedBuffer(errorBytes);
    }

    /** Streams with nothing to read, of which nothing is kept. */
    public static StandardStreams empty() {
        return new StandardStreams(NOTHING, 0, 0);
    }

    /** What the guest wrote to standard output. */
    public RawJson output() {
        return output.content();
    }

    /** What was kept of the guest's standard error. */
    public RawJson errors() {
        return errors.content();
    }

    /** Whether a descriptor is one of these and open. */
    boolean isOpen(int fd) {
        return fd >= STDIN && fd <= STDERR && (closed & 1 << fd) == 0;
    }

    /** How many bytes can be read from a descriptor now. */
    int readable(int fd) {
        return fd == STDIN ? input.remaining() : 0;
    }

    /** {@code fd_close}. */
    Errno close(int fd) {
        if (!isOpen(fd)) {
            return Errno.BADF;
        }
        closed |= 1 << fd;
        return Errno.SUCCESS;
    }

    /** {@code fd_read}. */
    Errno read(int fd, IoVectors buffers, long countAt) {
        if (!isOpen(fd) || fd != STDIN) {
            return Errno.BADF;
        }
        GuestMemory memory = buffers.memory();
        Errno errno = check(buffers, countAt);
        if (errno != Errno.SUCCESS) {
            return errno;
        }
        long read = 0;
        for (long i = 0; i < buffers.count() && input.remaining() > 0; i++) {
            long address = buffers.address(i);
            long length = buffers.length(i);
            if (!memory.contains(address, length)) {
                // An earlier buffer lies over the list and has just changed it.
                return Errno.FAULT;
            }
            read += input.read(memory, address, length);
        }
        memory.putInt(countAt, read);
        return Errno.SUCCESS;
    }

    /** {@code fd_write}. */
    Errno write(int fd, IoVectors buffers, long countAt) {
        if (!isOpen(fd) || fd == STDIN) {
            return Errno.BADF;
        }
        GuestMemory memory = buffers.memory();
        Errno errno = check(buffers, countAt);
        if (errno != Errno.SUCCESS) {
            return errno;
        }
        long total = buffers.total();
        CappedBuffer target = fd == STDOUT ? output : errors;
        if (fd == STDOUT && total > target.room()) {
            throw new GuestStop.OutputFull();
        }
        if (total > MAX_COUNT) {
            return Errno.INVAL;
        }
        for (long i = 0; i < buffers.count() && target.room() > 0; i++) {
            target.append(memory, buffers.address(i), buffers.length(i));
        }
        memory.putInt(countAt, total);
        return Errno.SUCCESS;
    }

    private static Errno check(IoVectors buffers, long countAt) {
        return buffers.memory().contains(countAt, Integer.BYTES) ? buffers.check() : Errno.FAULT;
    }

    /** {@code fd_fdstat_get}. */
    Errno describe(int fd, GuestMemory memory, long at) {
        if (!isOpen(fd)) {
            return Errno.BADF;
        }
        if (!memory.contains(at, FDSTAT_SIZE)) {
            return Errno.FAULT;
        }
        memory.putLong(at, 0);
        memory.putLong(at + 8, (fd == STDIN ? RIGHT_FD_READ : RIGHT_FD_WRITE) | RIGHT_POLL);
        memory.putLong(at + 16, 0);
        return Errno.SUCCESS;
    }

    /** {@code fd_fdstat_set_flags}: only what is already so. */
    Errno setFlags(int fd, int flags) {
        if (!isOpen(fd)) {
            return Errno.BADF;
        }
        return flags == 0 ? Errno.SUCCESS : Errno.NOTSUP;
    }

    /** {@code fd_filestat_get}: a thing with one link and nothing else to tell. */
    Errno describeFile(int fd, GuestMemory memory, long at) {
        if (!isOpen(fd)) {
            return Errno.BADF;
        }
        if (!memory.contains(at, FILESTAT_SIZE)) {
            return Errno.FAULT;
        }
        for (int i = 0; i < FILESTAT_SIZE; i += Long.BYTES) {
            memory.putLong(at + i, i == FILESTAT_LINKS ? 1 : 0);
        }
        return Errno.SUCCESS;
    }

    /** A function that makes no sense for a standard stream. */
    Errno refuse(Preview1 function, int fd) {
        return isOpen(fd) ? function.onStream() : Errno.BADF;
    }
}
