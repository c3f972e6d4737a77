package dev.wasmk8s.runtime.internal.wasi;

import java.security.SecureRandom;
import java.util.function.Supplier;

/** All that one guest can ask of the host. It keeps nothing from one call to the next. Not thread-safe. */
public final class WasiHost {
    private static final long U32 = 0xFFFF_FFFFL;
    private static final int RANDOM_CHUNK = 1024;
    private static final StandardStreams NONE = StandardStreams.empty();

    private StandardStreams streams;
    private final GuestClock clock;
    private final Supplier<SecureRandom> random;

    /**
     * Starts serving a guest.
     *
     * @param streams what it reads and writes
     * @param clock where its time comes from
     * @param random where its random bytes come from, asked for only if it imports the function
     */
    public WasiHost(StandardStreams streams, HostClock clock, Supplier<SecureRandom> random) {
        this.streams = streams;
        this.clock = new GuestClock(clock);
        this.random = random;
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
     * What carries out one function.
     *
     * <p>Choose all that a guest imports before it runs: what a class needs to be made ready is then done on a stack
     * with room. A guest that has used its stack up could otherwise spoil it for everybody.
     */
    public WasiFunction function(Preview1 function) {
        return switch (function) {
            case FD_READ -> (memory, a) -> streams.read((int) a[0], buffers(memory, a), u32(a, 3));
            case FD_WRITE -> (memory, a) -> streams.write((int) a[0], buffers(memory, a), u32(a, 3));
            case FD_CLOSE -> (memory, a) -> streams.close((int) a[0]);
            case FD_FDSTAT_GET -> (memory, a) -> streams.describe((int) a[0], memory, u32(a, 1));
            case FD_FDSTAT_SET_FLAGS -> (memory, a) -> streams.setFlags((int) a[0], (int) a[1]);
            case FD_FILESTAT_GET -> (memory, a) -> streams.describeFile((int) a[0], memory, u32(a, 1));
            case ARGS_GET, ENVIRON_GET, SCHED_YIELD -> (memory, a) -> Errno.SUCCESS;
            case ARGS_SIZES_GET, ENVIRON_SIZES_GET -> (memory, a) -> nothing(memory, u32(a, 0), u32(a, 1));
            case CLOCK_RES_GET -> (memory, a) -> clock.resolution(memory, u32(a, 0), u32(a, 1));
            case CLOCK_TIME_GET -> (memory, a) -> clock.time(memory, u32(a, 0), u32(a, 2));
            case RANDOM_GET -> {
                SecureRandom source = random.get();
                yield (memory, a) -> random(source, memory, u32(a, 0), u32(a, 1));
            }
            case POLL_ONEOFF ->
                (memory, a) -> new Poll(memory, clock, streams).poll(u32(a, 0), u32(a, 1), u32(a, 2), u32(a, 3));
            case PROC_EXIT ->
                (memory, a) -> {
                    throw new GuestStop.Exited(u32(a, 0));
                };
            case PROC_RAISE -> (memory, a) -> Errno.NOSYS;
            default -> (memory, a) -> streams.refuse(function, (int) a[function.descriptorIndex()]);
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
