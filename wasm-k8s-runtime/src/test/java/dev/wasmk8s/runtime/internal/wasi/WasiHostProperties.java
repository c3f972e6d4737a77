package dev.wasmk8s.runtime.internal.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.json.RawJson;
import java.security.SecureRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Any guest, by chance: whatever it passes, the host stays within its memory and its caps. */
class WasiHostProperties {
    private static final int MEMORY = 4096;
    private static final int CAP = 2000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final StandardStreams streams = new StandardStreams(RawJson.of("{\"request\":{}}".repeat(50)), CAP, CAP);
    private final WasiHost host = new WasiHost(streams, new StoppedClock(), () -> RANDOM);

    /** Numbers near the edges of the memory and of 32 bits, small ones, and any. */
    @Provide
    Arbitrary<Long> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 40),
                Arbitraries.longs().between(MEMORY - 70, MEMORY + 8),
                Arbitraries.longs().between(0xFFFF_FFC0L, 0xFFFF_FFFFL),
                Arbitraries.longs().between(0x7FFF_FFF0L, 0x8000_0010L),
                Arbitraries.longs().between(-40, -1),
                Arbitraries.longs());
    }

    @Property(tries = 5000)
    void no_call_leaves_the_memory_or_exceeds_a_cap(
            @ForAll Preview1 function,
            @ForAll("numbers") long a,
            @ForAll("numbers") long b,
            @ForAll("numbers") long c,
            @ForAll("numbers") long d,
            @ForAll @Size(256) byte[] content) {
        ArrayMemory memory = new ArrayMemory(MEMORY);
        memory.write(0, content, 0, content.length);
        memory.write(MEMORY - content.length, content, 0, content.length);

        try {
            host.prepare(function);
            host.call(function, memory, new long[] {a, b, c, d, a, b, c, d, a});
        } catch (GuestStop.Exited exit) {
            assertThat(function).isEqualTo(Preview1.PROC_EXIT);
        } catch (GuestStop.OutputFull full) {
            assertThat(function).isEqualTo(Preview1.FD_WRITE);
        }

        assertThat(streams.output().size()).isLessThanOrEqualTo(CAP);
        assertThat(streams.errors().size()).isLessThanOrEqualTo(CAP);
    }

    @Property(tries = 1000)
    void only_what_is_provided_succeeds_on_a_descriptor_that_is_not_open(
            @ForAll Preview1 function, @ForAll("numbers") long b) {
        if (!function.wasmName().startsWith("fd_") && !function.wasmName().startsWith("path_")) {
            return;
        }
        long[] arguments = {7, b, 7, b, b, b, b, b, b};

        host.prepare(function);
        assertThat(host.call(function, new ArrayMemory(MEMORY), arguments)).isEqualTo(Errno.BADF);
    }
}
