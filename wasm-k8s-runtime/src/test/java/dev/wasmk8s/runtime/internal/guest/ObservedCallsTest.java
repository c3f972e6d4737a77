package dev.wasmk8s.runtime.internal.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.observation.GuestCalled;
import dev.wasmk8s.observation.Observation;
import dev.wasmk8s.observation.ReviewKind;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.observation.Signals;
import dev.wasmk8s.spec.UseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The parts of a call's time, by a clock that shows one nanosecond more each time it is looked at. */
class ObservedCallsTest {
    private final List<Observation> seen = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();

    private void call(String guest, RawJson input) throws UnusableModuleException {
        byte[] wasm = Guests.bytes(guest);
        ModuleDefinition definition =
                ModuleDefinition.builder("m", ModuleSource.bytes(wasm, guest)).build();
        Signals signals = Signals.to(List.of(seen::add), clock::incrementAndGet);
        try (HostServices services = HostServices.start();
                GuestCaller caller = new GuestCaller(
                        ParsedModule.parse(wasm).compile(EngineMode.INTERPRETED), definition, services, signals)) {
            caller.call(UseCase.ADMISSION, input);
        }
    }

    @Test
    void a_call_waits_and_runs_and_the_guest_is_reset() throws Exception {
        call("no-output", RawJson.of("{}"));

        assertThat(seen).containsExactly(new GuestCalled("m", ReviewKind.ADMISSION, 1, 1, 3, Optional.empty()));
    }

    @Test
    void a_call_that_gets_no_guest_only_waits() {
        ReviewException failure =
                catchThrowableOfType(ReviewException.class, () -> call("start-traps", RawJson.of("{}")));

        assertThat(seen)
                .containsExactly(new GuestCalled("m", ReviewKind.ADMISSION, 1, 0, 1, Optional.of(failure.code())));
    }

    @Test
    void an_input_that_is_too_large_is_not_a_call() {
        RawJson large = RawJson.of("\"" + "x".repeat(1 << 25) + "\"");
        ReviewException failure = catchThrowableOfType(ReviewException.class, () -> call("no-output", large));

        assertThat(failure.code()).isEqualTo(FailureCode.INPUT_TOO_LARGE);
        assertThat(seen).isEmpty();
        assertThat(clock).hasValue(0);
    }
}
