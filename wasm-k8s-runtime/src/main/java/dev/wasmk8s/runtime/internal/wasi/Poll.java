package dev.wasmk8s.runtime.internal.wasi;

/**
 * {@code poll_oneoff}: waits for the first of several things to happen. Streams are always ready, so a wait happens
 * only if the guest waits for clocks alone; it ends with the call's deadline at the latest.
 */
final class Poll {
    private static final int SUBSCRIPTION_SIZE = 48;
    private static final int EVENT_SIZE = 32;
    private static final int TYPE_CLOCK = 0;
    private static final int TYPE_FD_WRITE = 2;
    private static final int FLAG_ABSOLUTE = 1;

    private static final int MAX_SUBSCRIPTIONS = 1024;

    private final GuestMemory memory;
    private final GuestClock clock;
    private final StandardStreams streams;
    private final long realtime;
    private final long monotonic;
    private long nextEvent;
    private int events;

    /** Prepares one call. */
    Poll(GuestMemory memory, GuestClock clock, StandardStreams streams) {
        this.memory = memory;
        this.clock = clock;
        this.streams = streams;
        this.realtime = clock.now(GuestClock.REALTIME);
        this.monotonic = clock.now(GuestClock.MONOTONIC);
    }

    /** Carries the call out. */
    Errno poll(long in, long out, long subscriptions, long countAt) {
        if (subscriptions == 0 || subscriptions > MAX_SUBSCRIPTIONS) {
            return Errno.INVAL;
        }
        if (!memory.contains(in, subscriptions * SUBSCRIPTION_SIZE)
                || !memory.contains(out, subscriptions * EVENT_SIZE)
                || !memory.contains(countAt, Integer.BYTES)) {
            return Errno.FAULT;
        }
        nextEvent = out;
        long wait = report(in, subscriptions, 0);
        if (events == 0) {
            clock.sleep(wait);
            report(in, subscriptions, wait);
        }
        memory.putInt(countAt, events);
        return Errno.SUCCESS;
    }

    /**
     * Writes an event for each subscription that is due once {@code waited} nanoseconds have passed.
     *
     * @return how long until the next clock is due
     */
    private long report(long in, long subscriptions, long waited) {
        long next = Long.MAX_VALUE;
        for (long i = 0; i < subscriptions; i++) {
            long at = in + i * SUBSCRIPTION_SIZE;
            int type = memory.getByte(at + 8);
            if (type == TYPE_CLOCK) {
                long due = due(at);
                next = Math.min(next, due);
                if (due <= waited) {
                    event(at, type, GuestClock.check(memory.getInt(at + 16)), 0);
                }
            } else if (type > TYPE_CLOCK && type <= TYPE_FD_WRITE) {
                int fd = (int) memory.getInt(at + 16);
                event(at, type, streams.isOpen(fd) ? Errno.SUCCESS : Errno.BADF, streams.readable(fd));
            } else {
                event(at, type, Errno.INVAL, 0);
            }
        }
        return next;
    }

    /** How long a clock subscription waits, counted from the start of the call; 0 if it cannot be waited for. */
    private long due(long at) {
        long id = memory.getInt(at + 16);
        if (GuestClock.check(id) != Errno.SUCCESS) {
            return 0;
        }
        long timeout = memory.getLong(at + 24);
        if (timeout < 0) {
            // Unsigned on the wire: more than 292 years.
            return Long.MAX_VALUE;
        }
        if ((memory.getShort(at + 40) & FLAG_ABSOLUTE) == 0) {
            return timeout;
        }
        return Math.max(0, timeout - (id == GuestClock.REALTIME ? realtime : monotonic));
    }

    private void event(long subscription, int type, Errno errno, long readable) {
        long userData = memory.getLong(subscription);
        memory.putLong(nextEvent, userData);
        memory.putLong(nextEvent + 8, 0);
        memory.putShort(nextEvent + 8, errno.code());
        memory.putByte(nextEvent + 10, type);
        memory.putLong(nextEvent + 16, readable);
        memory.putLong(nextEvent + 24, 0);
        nextEvent += EVENT_SIZE;
        events++;
    }
}
