package dev.wasmk8s.runtime.internal.wasi;

import java.security.SecureRandom;

/** All that one guest can ask of the host during one call. Not thread-safe. */
public final class WasiHost {
    private static final long U32 = 0xFFFF_FFFFL;
    private static final int RANDOM_CHUNK = 1024;

    private final StandardStreams streams;
    private final GuestClock clock;
    private final SecureRandom random;

    /**
     * Starts serving a guest.
     *
     * @param streams what it reads and writes
     * @param clock where its time comes from
     * @param random where its random bytes come from
     */
    public WasiHost(StandardStreams streams, HostClock clock, SecureRandom random) {
        this.streams = streams;
        this.clock = new GuestClock(clock);
        this.random = random;
    }

    /**
     * Carries out one function.
     *
     * @param arguments as the engine passes them; of an i32, the low 32 bits count
     * @throws GuestStop if the guest must not go on
     */
    public Errno call(Preview1 function, GuestMemory memory, long[] arguments) {
        return switch (function) {
            case FD_READ -> streams.read((int) arguments[0], buffers(memory, arguments), u32(arguments, 3));
            case FD_WRITE -> streams.write((int) arguments[0], buffers(memory, arguments), u32(arguments, 3));
            case FD_CLOSE -> streams.close((int) arguments[0]);
            case FD_FDSTAT_GET -> streams.describe((int) arguments[0], memory, u32(arguments, 1));
            case FD_FDSTAT_SET_FLAGS -> streams.setFlags((int) arguments[0], (int) arguments[1]);
            case FD_FILESTAT_GET -> streams.describeFile((int) arguments[0], memory, u32(arguments, 1));
            case ARGS_GET, ENVIRON_GET, SCHED_YIELD -> Errno.SUCCESS;
            case ARGS_SIZES_GET, ENVIRON_SIZES_GET -> nothing(memory, u32(arguments, 0), u32(arguments, 1));
            case CLOCK_RES_GET -> clock.resolution(memory, u32(arguments, 0), u32(arguments, 1));
            case CLOCK_TIME_GET -> clock.time(memory, u32(arguments, 0), u32(arguments, 2));
            case RANDOM_GET -> random(memory, u32(arguments, 0), u32(arguments, 1));
            case POLL_ONEOFF ->
                Poll.poll(
                        memory,
                        clock,
                        streams,
                        u32(arguments, 0),
                        u32(arguments, 1),
                        u32(arguments, 2),
                        u32(arguments, 3));
            case PROC_EXIT -> throw new GuestStop.Exited(u32(arguments, 0));
            case PROC_RAISE -> Errno.NOSYS;
            default -> streams.refuse(function, (int) arguments[function.descriptorIndex()]);
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

    private Errno random(GuestMemory memory, long at, long length) {
        if (!memory.contains(at, length)) {
            return Errno.FAULT;
        }
        byte[] chunk = new byte[(int) Math.min(length, RANDOM_CHUNK)];
        for (long done = 0; done < length; done += chunk.length) {
            if (Thread.currentThread().isInterrupted()) {
                throw GuestStop.interrupted();
            }
            random.nextBytes(chunk);
            memory.write(at + done, chunk, 0, (int) Math.min(chunk.length, length - done));
        }
        return Errno.SUCCESS;
    }
}
