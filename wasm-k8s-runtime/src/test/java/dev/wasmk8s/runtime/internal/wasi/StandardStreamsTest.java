package dev.wasmk8s.runtime.internal.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.json.RawJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardStreamsTest {
    private static final int IOVS = 0;
    private static final int COUNT = 64;

    private final ArrayMemory memory = new ArrayMemory(256);
    private final StandardStreams streams = new StandardStreams(RawJson.of("0123456789"), 8, 4);

    private Errno read(long buffers) {
        return streams.read(0, new IoVectors(memory, IOVS, buffers), COUNT);
    }

    private Errno write(int fd, long buffers) {
        return streams.write(fd, new IoVectors(memory, IOVS, buffers), COUNT);
    }

    @Test
    void reading_fills_one_buffer_after_the_other() {
        memory.buffers(IOVS, 100, 3, 110, 0, 120, 4);

        assertThat(read(3)).isEqualTo(Errno.SUCCESS);

        assertThat(memory.getInt(COUNT)).isEqualTo(7);
        assertThat(memory.text(100, 3)).isEqualTo("012");
        assertThat(memory.text(120, 4)).isEqualTo("3456");
    }

    @Test
    void reading_on_continues_and_then_answers_zero() {
        memory.buffers(IOVS, 100, 8);
        read(1);
        read(1);
        assertThat(memory.getInt(COUNT)).isEqualTo(2);
        assertThat(memory.text(100, 2)).isEqualTo("89");

        assertThat(read(1)).isEqualTo(Errno.SUCCESS);
        assertThat(memory.getInt(COUNT)).isZero();
    }

    @Test
    void a_buffer_far_larger_than_the_input_costs_nothing() {
        ArrayMemory large = new ArrayMemory(1 << 20).buffers(IOVS, 100, (1 << 20) - 100);

        assertThat(streams.read(0, new IoVectors(large, IOVS, 1), COUNT)).isEqualTo(Errno.SUCCESS);
        assertThat(large.getInt(COUNT)).isEqualTo(10);
    }

    @Test
    void input_that_part_of_a_document_is_reads_only_that_part() {
        RawJson part = RawJson.wrap("xx{}yy".getBytes(java.nio.charset.StandardCharsets.UTF_8), 2, 2);
        memory.buffers(IOVS, 100, 9);

        new StandardStreams(part, 1, 1).read(0, new IoVectors(memory, IOVS, 1), COUNT);

        assertThat(memory.getInt(COUNT)).isEqualTo(2);
        assertThat(memory.text(100, 2)).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource({
        "253, 4", // ends beyond
        "4294967295, 2", // wraps around 32 bits
        "2147483648, 1", // negative as a Java int
        "0, 4294967295", // longer than the memory
    })
    void a_bad_buffer_is_a_fault_and_nothing_happens(long address, long length) {
        memory.buffers(IOVS, 100, 2, address, length);
        byte[] before = memory.snapshot();

        assertThat(read(2)).isEqualTo(Errno.FAULT);
        assertThat(write(1, 2)).isEqualTo(Errno.FAULT);

        assertThat(memory.snapshot()).isEqualTo(before);
        assertThat(streams.output().size()).isZero();
        memory.buffers(IOVS, 100, 1);
        read(1);
        assertThat(memory.text(100, 1)).as("nothing was read before").isEqualTo("0");
    }

    @Test
    void a_list_or_count_outside_the_memory_is_a_fault() {
        memory.buffers(IOVS, 100, 1);
        assertThat(streams.read(0, new IoVectors(memory, 252, 1), COUNT)).isEqualTo(Errno.FAULT);
        assertThat(streams.read(0, new IoVectors(memory, IOVS, 1), 253)).isEqualTo(Errno.FAULT);
        assertThat(streams.write(1, new IoVectors(memory, 0xFFFF_FFFFL, 1), COUNT))
                .isEqualTo(Errno.FAULT);
        assertThat(streams.write(1, new IoVectors(memory, IOVS, 1), 0xFFFF_FFFFL))
                .isEqualTo(Errno.FAULT);
    }

    @Test
    void a_list_that_is_too_long_is_refused_before_it_is_walked() {
        assertThat(read(1025)).isEqualTo(Errno.INVAL);
        assertThat(write(1, 0xFFFF_FFFFL)).isEqualTo(Errno.INVAL);
    }

    @Test
    void input_that_overwrites_the_list_cannot_lead_out_of_the_memory() {
        // The first buffer lies over the second entry of the list.
        StandardStreams hostile =
                new StandardStreams(RawJson.wrap(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, 1}), 1, 1);
        memory.buffers(IOVS, 8, 8, 100, 1);

        assertThat(hostile.read(0, new IoVectors(memory, IOVS, 2), COUNT)).isEqualTo(Errno.FAULT);
    }

    @Test
    void writing_gathers_the_buffers() {
        memory.text(100, "abcdef").buffers(IOVS, 100, 2, 104, 2, 90, 0);

        assertThat(write(1, 3)).isEqualTo(Errno.SUCCESS);

        assertThat(memory.getInt(COUNT)).isEqualTo(4);
        assertThat(streams.output()).hasToString("abef");
    }

    @Test
    void output_up_to_the_cap_is_kept_and_one_byte_more_stops_the_guest() {
        memory.text(100, "abcdefgh").buffers(IOVS, 100, 8);
        write(1, 1);
        assertThat(streams.output()).hasToString("abcdefgh");

        memory.buffers(IOVS, 100, 1);
        assertThatThrownBy(() -> write(1, 1)).isInstanceOf(GuestStop.OutputFull.class);
    }

    @Test
    void errors_beyond_the_cap_are_dropped_and_the_guest_goes_on() {
        memory.text(100, "abcdefgh").buffers(IOVS, 100, 3, 103, 3);

        assertThat(write(2, 2)).isEqualTo(Errno.SUCCESS);
        assertThat(memory.getInt(COUNT)).as("all is said to be written").isEqualTo(6);
        assertThat(write(2, 2)).isEqualTo(Errno.SUCCESS);

        assertThat(streams.errors()).hasToString("abcd");
    }

    @Test
    void streams_go_one_way() {
        memory.buffers(IOVS, 100, 1);
        assertThat(write(0, 1)).isEqualTo(Errno.BADF);
        assertThat(streams.read(1, new IoVectors(memory, IOVS, 1), COUNT)).isEqualTo(Errno.BADF);
        assertThat(streams.read(3, new IoVectors(memory, IOVS, 1), COUNT)).isEqualTo(Errno.BADF);
        assertThat(write(-1, 1)).isEqualTo(Errno.BADF);
    }

    @Test
    void a_closed_stream_is_gone() {
        memory.buffers(IOVS, 100, 1);
        assertThat(streams.close(1)).isEqualTo(Errno.SUCCESS);
        assertThat(streams.close(1)).isEqualTo(Errno.BADF);
        assertThat(write(1, 1)).isEqualTo(Errno.BADF);
        assertThat(write(2, 1)).isEqualTo(Errno.SUCCESS);
        assertThat(streams.close(3)).isEqualTo(Errno.BADF);
        assertThat(streams.close(32)).as("the shift wraps").isEqualTo(Errno.BADF);
    }

    @Test
    void streams_are_no_terminals() {
        assertThat(streams.describe(1, memory, 100)).isEqualTo(Errno.SUCCESS);
        assertThat(memory.getByte(100)).as("file type unknown").isZero();
        assertThat(memory.getLong(108)).as("may be written and polled").isEqualTo(1L << 6 | 1L << 27);
        assertThat(streams.describe(0, memory, 100)).isEqualTo(Errno.SUCCESS);
        assertThat(memory.getLong(108)).as("may be read and polled").isEqualTo(1L << 1 | 1L << 27);
        assertThat(streams.describe(1, memory, 233)).isEqualTo(Errno.FAULT);
        assertThat(streams.describe(4, memory, 100)).isEqualTo(Errno.BADF);
    }

    @Test
    void a_stream_is_a_thing_with_one_link() {
        assertThat(streams.describeFile(2, memory, 100)).isEqualTo(Errno.SUCCESS);
        assertThat(memory.getLong(124)).isEqualTo(1);
        assertThat(streams.describeFile(2, memory, 193)).isEqualTo(Errno.FAULT);
    }
}
