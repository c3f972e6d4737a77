package dev.wasmk8s.runtime.internal.wasi;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that one guest can ask of the host. It keeps nothing from one call to the next. Not thread-safe. */
public final class WasiHost {
    private static final long U32 = 0xFFFF_FFFFL;
    private static final int RANDOM_CHUNK = 1024;
    private static final StandardStreams NONE = StandardStreams.empty();

    private StandardStreams streams;
    private final GuestClock clock;
    private final Supplier<SecureRandom> randomSource;
    private @Nullable SecureRandom random;

    /**
     * Starts serving a guest.
     *
     * @param streams what it reads and writes
     * @param clock where its time comes from
     * @param random where its random bytes come from, asked for only if the function is made ready
     */
    public WasiHost(StandardStreams streams, HostClock clock, Supplier<SecureRandom> random) {
        this.streams = streams;
        this.clock = new GuestClock(clock);
        this.randomSource = random;
    }

    /**
     * Starts serving the next call of the same guest, of which the last one leaves nothing: open streams, and a
     * monotonic clock that starts anew.
     */
    public void begin(StandardStreams callStreams) {
        streams = callStreams;
        clock.restart();
    }

    /** Forgets what the call read and wrote. */
    public void end() {
        streams = NONE;
    }

    /**
     * Makes a function ready. Do so for all that a guest imports before it runs: what a class needs to be made ready is
     * then done on a stack with room. A guest that has used its stack up could otherwise spoil it for everybody.
     */
    public void prepare(Preview1 function) {
        // A switch, so that the class behind the one below is made ready as well.
        switch (function) {
            case RANDOM_GET -> random = randomSource.get();
            default -> {}
        }
    }

    /**
     * Carries out a function that was made ready.
     *
     * @param a the arguments as the engine passes them; of an i32, the low 32 bits count
     * @throws GuestStop if the guest must not go on
     */
    public Errno call(Preview1 function, GuestMemory memory, long[] a) {
        return switch (function) {
            case FD_READ -> streams.read((int) a[0], buffers(memory, a), u32(a, 3));
            case FD_WRITE -> streams.write((int) a[0], buffers(memory, a), u32(a, 3));
            case FD_CLOSE -> streams.close((int) a[0]);
            case FD_FDSTAT_GET -> streams.describe((int) a[0], memory, u32(a, 1));
            case FD_FDSTAT_SET_FLAGS -> streams.setFlags((int) a[0], (int) a[1]);
            case FD_FILESTAT_GET -> streams.describeFile((int) a[0], memory, u32(a, 1));
            case ARGS_GET, ENVIRON_GET, SCHED_YIELD -> Errno.SUCCESS;
            case ARGS_SIZES_GET, ENVIRON_SIZES_GET -> nothing(memory, u32(a, 0), u32(a, 1));
            case CLOCK_RES_GET -> clock.resolution(memory, u32(a, 0), u32(a, 1));
            case CLOCK_TIME_GET -> clock.time(memory, u32(a, 0), u32(a, 2));
            case RANDOM_GET -> random(Objects.requireNonNull(random, "made ready"), memory, u32(a, 0), u32(a, 1));
            case POLL_ONEOFF -> new Poll(memory, clock, streams).poll(u32(a, 0), u32(a, 1), u32(a, 2), u32(a, 3));
            case PROC_EXIT -> throw new GuestStop.Exited(u32(a, 0));
            case PROC_RAISE -> Errno.NOSYS;
            default -> streams.refuse(function, (int) a[function.descriptorIndex()]);
        };
    }

    private static IoVectors buffers(GuestMemory memory, long[] arguments) {
        return new IoVectors(memory, u32(arguments, 1), u32(arguments, 2));
    }

    private static long u32(long[] arguments, int index) {
        return arguments[index] & U32;
    }

    /** No arguments, no environment: no entries and no bytes. */
    private static Errno nothing(GuestMemory memory, long countAt, long sizeAt) {
        if (!memory.contains(countAt, Integer.BYTES) || !memory.contains(sizeAt, Integer.BYTES)) {
            return Errno.FAULT;
        }
        memory.putInt(countAt, 0);
        memory.putInt(sizeAt, 0);
        return Errno.SUCCESS;
    }

    private static Errno random(SecureRandom source, GuestMemory memory, long at, long length) {
        if (!memory.contains(at, length)) {
            return Errno.FAULT;
        }
        byte[] chunk = new byte[(int) Math.min(length, RANDOM_CHUNK)];
        for (long done = 0; done < length; done += chunk.length) {
            if (Thread.currentThread().isInterrupted()) {
                throw GuestStop.interrupted();
            }
            source.nextBytes(chunk);
            memory.write(at + done, chunk, 0, (int) Math.min(chunk.length, length - done));
        }
        return Errno.SUCCESS;
    }
}
