package dev.wasmk8s.runtime.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.runtime.internal.wasi.GuestStop;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A single instruction can move all of the memory, and code has no other instruction between where one is looked for. */
class LongInstructionsTest {
    private static final int SIZE = 4 * GuestState.PAGE;

    private final State state = new State();

    private static final class State extends GuestState {
        State() {
            super(4, 10);
        }

        int add(long value) {
            return addGlobal(value);
        }

        long get(int index) {
            return global(index);
        }
    }

    @AfterEach
    void clearInterruption() {
        Thread.interrupted();
    }

    private static void stops(ThrowingCallable instruction) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(instruction).isInstanceOf(GuestStop.Interrupted.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void filling_stops_when_the_thread_is_interrupted() {
        stops(() -> StateAccess.fill(0, (byte) 1, SIZE, state));
        assertThat(state.getByte(0)).isZero();
    }

    @Test
    void copying_stops_when_the_thread_is_interrupted() {
        stops(() -> StateAccess.copy(0, GuestState.PAGE, GuestState.PAGE, state));
    }

    @Test
    void growing_stops_when_the_thread_is_interrupted() {
        stops(() -> state.grow(1));
        assertThat(state.pages()).isEqualTo(4);
    }

    @Test
    void short_instructions_go_on() {
        Thread.currentThread().interrupt();

        StateAccess.fill(0, (byte) 1, 100, state);
        StateAccess.copy(200, 0, 100, state);

        assertThat(state.getByte(299)).isEqualTo((byte) 1);
    }

    @Test
    void what_is_out_of_bounds_is_told_first() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> StateAccess.fill(1, (byte) 1, SIZE, state))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void many_globals_keep_their_values() {
        for (int i = 0; i < 1000; i++) {
            assertThat(state.add(i)).isEqualTo(i);
        }
        state.takeSnapshot();
        StateAccess.writeGlobal(-1, 999, state);
        state.reset();

        assertThat(state.get(999)).isEqualTo(999);
        assertThat(state.get(17)).isEqualTo(17);
    }
}
