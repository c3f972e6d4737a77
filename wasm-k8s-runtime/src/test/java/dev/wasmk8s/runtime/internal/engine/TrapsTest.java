package dev.wasmk8s.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.internal.wasi.HostClock;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import dev.wasmk8s.runtime.internal.wasi.WasiHost;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(EngineMode.class)
class TrapsTest {
    @Parameter
    EngineMode mode;

    private void run(ModuleBytes module) throws UnusableModuleException {
        WasiHost host =
                new WasiHost(new StandardStreams(RawJson.of("{}"), 10, 10), HostClock.system(), SecureRandom::new);
        CompiledModule compiled = ParsedModule.parse(module.write()).compile(mode);
        compiled.instantiate(host, Grants.NONE, 16).call("validate");
    }

    @Test
    void a_host_without_random_bytes_is_told_as_a_failure_to_make_a_guest() throws Exception {
        WasiHost host = new WasiHost(StandardStreams.empty(), HostClock.system(), () -> {
            throw new IllegalStateException("no source");
        });
        CompiledModule compiled =
                ParsedModule.parse(Guests.bytes("hostile-loop-random")).compile(mode);

        ReviewException failure =
                catchThrowableOfType(ReviewException.class, () -> compiled.instantiate(host, Grants.NONE, 16));

        assertThat(failure.code()).isEqualTo(FailureCode.INTERNAL);
        assertThat(failure).hasMessageContaining("no source");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "unreachable, 00",
        "division by zero, 41 01 41 00 6d 1a",
        "division that overflows, 41 80 80 80 80 78 41 7f 6d 1a",
        "load beyond the memory, 41 80 80 04 28 02 00 1a",
        "load across the end of the memory, 41 fd ff 03 28 02 00 1a",
        "load from the last address, 41 7f 28 02 00 1a",
        "load with the largest offset, 41 00 28 02 ff ff ff ff 0f 1a",
        "store beyond the memory, 41 80 80 04 41 01 36 02 00",
        "conversion of no number, 43 00 00 c0 7f a8 1a",
        "call of no function, 41 00 11 00 00",
        "call beyond the table, 41 05 11 00 00",
        "fill beyond the memory, 41 00 41 01 41 80 80 08 fc 0b 00",
        "copy beyond the memory, 41 00 41 ff ff 03 41 10 fc 0a 00 00",
        "table access beyond the table, 41 09 25 00 1a",
    })
    void every_trap_is_told_as_one(String what, String instructions) {
        ReviewException failure =
                catchThrowableOfType(ReviewException.class, () -> run(ModuleBytes.validate(instructions)));

        assertThat(failure.code()).as(failure.toString()).isEqualTo(FailureCode.GUEST_TRAPPED);
        assertThat(failure).hasMessageStartingWith("the guest trapped: ");
    }

    @Test
    void a_stack_that_ends_within_the_host_is_the_guests() throws UnusableModuleException {
        // Writes nothing to standard error, calls itself.
        ModuleBytes module =
                ModuleBytes.validate("41 02 41 00 41 00 41 08 10 00 1a 10 01").importing();

        for (int i = 0; i < 5; i++) {
            ReviewException failure = catchThrowableOfType(ReviewException.class, () -> run(module));

            assertThat(failure.code()).as(failure.toString()).isEqualTo(FailureCode.GUEST_TRAPPED);
            assertThat(failure).hasMessageContaining("call stack exhausted");
        }
        run(ModuleBytes.validate("41 02 41 00 41 00 41 08 10 00 1a").importing());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "memory to its limit of 16 pages, 41 0f 40 00 41 7f 46 04 40 00 0b",
        "memory beyond its limit, 41 10 40 00 41 7f 47 04 40 00 0b",
        "memory by the largest number, 41 7f 40 00 41 7f 47 04 40 00 0b",
        "a table to its limit, d0 70 41 ff ff 0f fc 0f 00 41 7f 46 04 40 00 0b",
        "a table beyond its limit, d0 70 41 80 80 10 fc 0f 00 41 7f 47 04 40 00 0b",
        "a table by the largest number, d0 70 41 7f fc 0f 00 41 7f 47 04 40 00 0b",
        "a table by the largest positive number, d0 70 41 ff ff ff ff 07 fc 0f 00 41 7f 47 04 40 00 0b",
    })
    void growth_is_bounded(String what, String instructionsThatTrapOtherwise) throws UnusableModuleException {
        run(ModuleBytes.validate(instructionsThatTrapOtherwise));
    }

    @Test
    void growth_of_a_table_is_not_seen_by_the_next_instance() throws UnusableModuleException {
        WasiHost host =
                new WasiHost(new StandardStreams(RawJson.of("{}"), 10, 10), HostClock.system(), SecureRandom::new);
        // Traps unless the table has one entry before it grows.
        CompiledModule compiled = ParsedModule.parse(ModuleBytes.validate("d0 70 41 05 fc 0f 00 41 01 47 04 40 00 0b")
                        .write())
                .compile(mode);
        for (int i = 0; i < 3; i++) {
            compiled.instantiate(host, Grants.NONE, 16).call("validate");
        }
    }
}
