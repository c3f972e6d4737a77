package dev.wasmk8s.runtime.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatIndexOutOfBoundsException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuestStateTest {
    private static final int CARD = 1 << Block.CARD_SHIFT;

    private static final class State extends GuestState {
        State(int pages, int maxPages) {
            super(pages, maxPages);
        }
    }

    private static byte[] content(GuestState state) {
        byte[] content = new byte[(int) state.size()];
        state.read(0, content, 0, content.length);
        return content;
    }

    /** Two pages, each byte of the first one set. */
    private static GuestState started() {
        GuestState state = new State(2, 10);
        for (int i = 0; i < GuestState.PAGE; i++) {
            state.putByte(i, i * 31 + 1);
        }
        return state;
    }

    @Test
    void a_reset_without_a_snapshot_is_refused() {
        assertThatIllegalStateException().isThrownBy(() -> started().reset());
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, CARD - 8, CARD - 7, CARD - 4, CARD - 1, CARD, 16 * CARD - 3, 17 * CARD - 1, 32 * CARD - 8})
    void every_kind_of_store_is_undone_wherever_it_is(int address) {
        GuestState state = started();
        state.takeSnapshot();
        byte[] before = content(state);

        StateAccess.writeLong(address, 0x5a5a5a5a5a5a5a5aL, 0, state);
        assertThat(content(state)).isNotEqualTo(before);
        state.reset();
        assertThat(content(state)).isEqualTo(before);

        StateAccess.writeDouble(address, Math.PI, 0, state);
        state.reset();
        StateAccess.writeInt(0, 0x5a5a5a5a, address, state);
        state.reset();
        StateAccess.writeFloat(address, 3.5f, 0, state);
        state.reset();
        StateAccess.writeShort(address, (short) 0x5a5a, 0, state);
        state.reset();
        StateAccess.writeByte(address, (byte) 0x5a, 0, state);
        state.reset();
        assertThat(content(state)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 7, 8, Block.REACH - 9, Block.REACH - 8, Block.REACH - 7, Block.REACH, CARD, 3 * CARD - 1})
    void stores_at_an_offset_are_undone_whatever_card_they_fall_into(int offset) {
        GuestState state = started();
        state.takeSnapshot();
        byte[] before = content(state);
        for (int base = 8 * CARD - Block.REACH - 8; base <= 8 * CARD + 8; base++) {
            StateAccess.writeLong(base, 0x5a5a5a5a5a5a5a5aL, offset, state);
            assertThat(state.getLong(base + offset)).isEqualTo(0x5a5a5a5a5a5a5a5aL);
            state.reset();
            assertThat(content(state)).isEqualTo(before);
        }
    }

    @Test
    void a_store_from_old_memory_into_what_has_grown_behind_it_is_kept_by_growth_and_undone() {
        GuestState state = started();
        state.takeSnapshot();
        byte[] before = content(state);
        int end = 2 * GuestState.PAGE;
        for (int call = 0; call < 3; call++) {
            state.grow(1);
            StateAccess.writeLong(end - 4, -1, 100, state);
            state.grow(1);
            assertThat(state.getLong(end + 96)).isEqualTo(-1);
            state.reset();
            assertThat(content(state)).isEqualTo(before);
        }
        state.grow(1);
        assertThat(state.getLong(end + 96)).isZero();
    }

    @Test
    void fills_copies_and_writes_of_the_host_are_undone() {
        GuestState state = started();
        state.takeSnapshot();
        byte[] before = content(state);

        StateAccess.fill(CARD - 1, (byte) 1, 3 * CARD, state);
        StateAccess.copy(20 * CARD - 5, 100, CARD + 6, state);
        state.write(9 * CARD - 2, new byte[4], 0, 4);
        state.write(12 * CARD, new byte[0], 0, 0);
        state.reset();
        assertThat(content(state)).isEqualTo(before);
    }

    @Test
    void growth_is_undone_and_grown_memory_is_zero_each_time() {
        GuestState state = started();
        state.takeSnapshot();
        byte[] before = content(state);
        for (int call = 0; call < 3; call++) {
            state.putInt(8, 1);
            assertThat(state.grow(1)).isEqualTo(2);
            assertThat(state.getInt(8)).isEqualTo(1);
            assertThat(state.getLong(2 * GuestState.PAGE)).isZero();
            state.putLong(2 * GuestState.PAGE - 4, -1);
            assertThat(state.grow(3)).isEqualTo(3);
            assertThat(state.getLong(2 * GuestState.PAGE - 4)).isEqualTo(-1);
            assertThat(state.getLong(6 * GuestState.PAGE - 8)).isZero();
            state.putLong(6 * GuestState.PAGE - 8, -1);
            state.reset();
            assertThat(state.pages()).isEqualTo(2);
            assertThat(content(state)).isEqualTo(before);
        }
    }

    @Test
    void a_second_growth_of_the_same_size_needs_no_new_array() {
        GuestState state = started();
        state.takeSnapshot();
        state.grow(1);
        byte[] grown = state.bytes;
        state.reset();
        state.grow(1);
        assertThat(state.bytes).isSameAs(grown);
    }

    @Test
    void arrays_kept_for_growth_are_together_no_larger_than_the_memory_may_grow() {
        GuestState state = new State(1, 10);
        state.takeSnapshot();
        for (int i = 0; i < 9; i++) {
            state.grow(1);
        }
        byte[] largest = state.bytes;
        state.reset();
        state.grow(8);
        assertThat(state.bytes).isNotSameAs(largest);
        assertThat(state.grow(1)).isEqualTo(9);
        assertThat(state.bytes).isSameAs(largest);
    }

    @Test
    void growth_by_single_pages_keeps_no_more_than_twice_what_the_memory_may_grow_to() {
        GuestState state = new State(1, 10);
        state.putInt(100, 1);
        state.takeSnapshot();
        byte[] before = content(state);
        for (int call = 0; call < 2; call++) {
            for (int pages = 2; pages <= 10; pages++) {
                state.putInt(pages * GuestState.PAGE - GuestState.PAGE - 4, pages);
                assertThat(state.grow(1)).isEqualTo(pages - 1);
                assertThat(state.sparePages()).isLessThanOrEqualTo(20);
                assertThat(state.getInt(pages * GuestState.PAGE - GuestState.PAGE - 4))
                        .isEqualTo(pages);
                assertThat(state.getInt(pages * GuestState.PAGE - 4)).isZero();
            }
            state.reset();
            assertThat(content(state)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, -1", "9, -1", "8, 2", "0, 2", "2147483647, -1"})
    void memory_grows_up_to_its_limit(int by, int answer) {
        assertThat(started().grow(by)).isEqualTo(answer);
    }

    @Test
    void globals_are_reset() {
        State state = new State(1, 1);
        int index = state.addGlobal(7);
        state.takeSnapshot();
        StateAccess.writeGlobal(8, index, state);
        assertThat(StateAccess.readGlobal(index, state)).isEqualTo(8);
        state.reset();
        assertThat(StateAccess.readGlobal(index, state)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CARD - 8, CARD - 7, CARD - 1, CARD, 16 * CARD - 4, 32 * CARD - 8})
    void a_snapshot_ends_with_the_last_byte_that_is_not_zero(int address) {
        GuestState state = new State(2, 10);
        state.putLong(address, -1);
        byte[] content = content(state);
        Snapshot first = state.takeSnapshot();
        assertThat(first.content()).isEqualTo(Arrays.copyOf(content, address + 8));

        assertThat(state.takeSnapshot().content()).isEqualTo(first.content());
        state.putLong(address, 1);
        assertThat(state.takeSnapshot().content()).isEqualTo(Arrays.copyOf(content(state), address + 1));

        GuestState copy = new State(2, 10);
        copy.become(first);
        assertThat(copy.takeSnapshot().content()).isEqualTo(first.content());
    }

    @Test
    void a_snapshot_has_what_was_written_before_and_after_memory_has_grown() {
        GuestState state = new State(2, 10);
        state.putByte(5, 1);
        state.grow(1);
        byte[] content = content(state);
        assertThat(state.takeSnapshot().content()).isEqualTo(Arrays.copyOf(content, 6));
        state.grow(1);
        state.putByte(3 * GuestState.PAGE + 1, 1);
        assertThat(state.takeSnapshot().content()).hasSize(3 * GuestState.PAGE + 2);
    }

    @Test
    void a_copy_is_what_the_first_one_was_and_returns_to_that() {
        GuestState first = started();
        first.grow(1);
        Snapshot snapshot = first.takeSnapshot();
        byte[] before = content(first);
        first.putLong(0, 0);

        GuestState copy = new State(2, 10);
        copy.putLong(2 * GuestState.PAGE - 8, -1);
        copy.become(snapshot);
        assertThat(content(copy)).isEqualTo(before);
        copy.putLong(3 * GuestState.PAGE - 8, -1);
        copy.putByte(0, 99);
        copy.reset();
        assertThat(content(copy)).isEqualTo(before);
        first.reset();
        assertThat(content(first)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "131072, 0",
        "131069, 0",
        "131065, 4",
        "-1, 0",
        "-1, 1",
        "-4, 4",
        "0, -1",
        "1, -1",
        "2147483647, 2147483647",
        "2147483647, 1",
        "-2147483648, 0",
        "0, -2147483648",
        "-2147483648, -2147483648",
        "2147483647, -2147483647"
    })
    void addresses_are_sums_of_unsigned_numbers_and_bounds_are_exact(int base, int offset) {
        GuestState state = started();
        byte[] before = content(state);
        assertThatIndexOutOfBoundsException().isThrownBy(() -> StateAccess.readInt(base, offset, state));
        assertThatIndexOutOfBoundsException().isThrownBy(() -> StateAccess.writeInt(base, 1, offset, state));
        assertThat(content(state)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"131072, 1", "131073, 0", "-1, 0", "-1, 2", "0, -1", "2147483647, 2147483647", "1, 131072"})
    void bulk_operations_beyond_the_end_change_nothing(int at, int length) {
        GuestState state = started();
        byte[] before = content(state);
        assertThatIndexOutOfBoundsException().isThrownBy(() -> StateAccess.fill(at, (byte) 1, length, state));
        assertThatIndexOutOfBoundsException().isThrownBy(() -> StateAccess.copy(at, 0, length, state));
        assertThatIndexOutOfBoundsException().isThrownBy(() -> StateAccess.copy(0, at, length, state));
        assertThat(content(state)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 2", "-1, 1", "1, -1", "-1, -1", "-2147483648, 2147483647", "2147483647, -2147483648"})
    void unsigned_comparisons_are_those_of_the_JDK(int a, int b) {
        int sign = Integer.compareUnsigned(a, b);
        assertThat(Unsigned.less(a, b)).isEqualTo(sign < 0 ? 1 : 0);
        assertThat(Unsigned.lessOrEqual(a, b)).isEqualTo(sign <= 0 ? 1 : 0);
        assertThat(Unsigned.greater(a, b)).isEqualTo(sign > 0 ? 1 : 0);
        assertThat(Unsigned.greaterOrEqual(a, b)).isEqualTo(sign >= 0 ? 1 : 0);
    }
}
