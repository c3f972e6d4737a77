package dev.wasmk8s.runtime.internal.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.json.RawJson;
import org.junit.jupiter.api.Test;

class GuestClockTest {
    private static final long MILLI = 1_000_000;
    private static final int EVENTS = 500;
    private static final int COUNT = 900;

    private final ArrayMemory memory = new ArrayMemory(1000);
    private final StoppedClock host = new StoppedClock();
    private final GuestClock clock = new GuestClock(host);
    private final StandardStreams streams = new StandardStreams(RawJson.of("12345"), 10, 10);

    private long time(int id) {
        assertThat(clock.time(memory, id, 8)).isEqualTo(Errno.SUCCESS);
        return memory.getLong(8);
    }

    @Test
    void the_time_of_day_is_told_in_milliseconds() {
        assertThat(time(0)).isEqualTo(1_700_000_000_123L * MILLI);
        clock.resolution(memory, 0, 8);
        assertThat(memory.getLong(8)).isEqualTo(MILLI);
    }

    @Test
    void the_monotonic_clock_starts_with_the_guest_at_one_step() {
        assertThat(time(1)).isEqualTo(MILLI);
        host.nanos += MILLI - 1;
        assertThat(time(1)).as("finer differences are hidden").isEqualTo(MILLI);
        host.nanos += 1;
        assertThat(time(1)).isEqualTo(2 * MILLI);
    }

    @Test
    void other_clocks_are_refused() {
        assertThat(clock.time(memory, 2, 8)).isEqualTo(Errno.NOTSUP);
        assertThat(clock.time(memory, 3, 8)).isEqualTo(Errno.NOTSUP);
        assertThat(clock.time(memory, 4, 8)).isEqualTo(Errno.INVAL);
        assertThat(clock.resolution(memory, 0xFFFF_FFFFL, 8)).isEqualTo(Errno.INVAL);
        assertThat(clock.time(memory, 0, 993)).isEqualTo(Errno.FAULT);
    }

    private void waitForClock(int index, long userData, int id, long timeout, boolean absolute) {
        long at = index * 48L;
        memory.putLong(at, userData);
        memory.putByte(at + 8, 0);
        memory.putInt(at + 16, id);
        memory.putLong(at + 24, timeout);
        memory.putShort(at + 40, absolute ? 1 : 0);
    }

    private void waitForStream(int index, long userData, int type, int fd) {
        long at = index * 48L;
        memory.putLong(at, userData);
        memory.putByte(at + 8, type);
        memory.putInt(at + 16, fd);
    }

    private Errno poll(int subscriptions) {
        return new Poll(memory, clock, streams).poll(0, EVENTS, subscriptions, COUNT);
    }

    @Test
    void a_wait_ends_with_the_first_clock() {
        waitForClock(0, 11, 1, 30 * MILLI, false);
        waitForClock(1, 22, 0, 20 * MILLI, false);

        assertThat(poll(2)).isEqualTo(Errno.SUCCESS);

        assertThat(host.slept).isEqualTo(20 * MILLI);
        assertThat(memory.getInt(COUNT)).isEqualTo(1);
        assertThat(memory.getLong(EVENTS)).isEqualTo(22);
        assertThat(memory.getShort(EVENTS + 8)).isZero();
    }

    @Test
    void a_wait_until_a_time_is_as_long_as_it_takes() {
        waitForClock(0, 1, 0, (host.millis + 7) * MILLI, true);
        waitForClock(1, 2, 1, 8 * MILLI, true);

        poll(2);

        assertThat(host.slept).isEqualTo(7 * MILLI);
        assertThat(memory.getInt(COUNT)).as("both are due 7 ms after the start").isEqualTo(2);
    }

    @Test
    void a_time_that_has_passed_is_not_waited_for() {
        waitForClock(0, 1, 0, 5, true);
        assertThat(poll(1)).isEqualTo(Errno.SUCCESS);
        assertThat(host.slept).isZero();
        assertThat(memory.getInt(COUNT)).isEqualTo(1);
    }

    @Test
    void streams_are_ready_at_once() {
        waitForClock(0, 1, 1, 30 * MILLI, false);
        waitForStream(1, 2, 1, 0);
        waitForStream(2, 3, 2, 1);

        poll(3);

        assertThat(host.slept).isZero();
        assertThat(memory.getInt(COUNT)).isEqualTo(2);
        assertThat(memory.getLong(EVENTS)).isEqualTo(2);
        assertThat(memory.getByte(EVENTS + 10)).isEqualTo((byte) 1);
        assertThat(memory.getLong(EVENTS + 16)).as("bytes to read").isEqualTo(5);
        assertThat(memory.getLong(EVENTS + 32)).isEqualTo(3);
    }

    @Test
    void what_cannot_be_waited_for_is_an_event_with_an_error() {
        waitForStream(0, 1, 1, 7);
        waitForClock(1, 2, 9, 10, false);
        waitForStream(2, 3, 77, 0);

        assertThat(poll(3)).isEqualTo(Errno.SUCCESS);

        assertThat(memory.getInt(COUNT)).isEqualTo(3);
        assertThat(memory.getShort(EVENTS + 8)).isEqualTo((short) Errno.BADF.code());
        assertThat(memory.getShort(EVENTS + 32 + 8)).isEqualTo((short) Errno.INVAL.code());
        assertThat(memory.getShort(EVENTS + 64 + 8)).isEqualTo((short) Errno.INVAL.code());
    }

    @Test
    void a_wait_without_end_is_left_to_the_deadline() {
        waitForClock(0, 1, 1, -1, false);
        host.interrupting = true;

        assertThatThrownBy(() -> poll(1)).isInstanceOf(GuestStop.Interrupted.class);

        assertThat(Thread.interrupted()).as("the status is kept").isTrue();
    }

    @Test
    void nothing_and_too_much_cannot_be_waited_for() {
        assertThat(poll(0)).isEqualTo(Errno.INVAL);
        assertThat(poll(1025)).isEqualTo(Errno.INVAL);
        assertThat(poll(20)).as("the events do not fit").isEqualTo(Errno.FAULT);
    }
}
