package dev.wasmk8s.runtime.internal.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.wasmk8s.observation.AuthorizationDecided;
import dev.wasmk8s.observation.ModulesReloaded;
import dev.wasmk8s.observation.Observation;
import dev.wasmk8s.observation.Observer;
import dev.wasmk8s.observation.ReviewKind;
import dev.wasmk8s.runtime.internal.guest.RecordingLogger;
import dev.wasmk8s.spec.UseCase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.event.Level;

class SignalsTest {
    private static final Observation DECIDED = new AuthorizationDecided("one", true);
    private static final Observation RELOADED = new ModulesReloaded(0, 1);

    private final RecordingLogger logger = new RecordingLogger(Level.TRACE);
    private final Complaints complaints = new Complaints(logger);
    private final List<Observation> seen = new ArrayList<>();

    @Test
    void all_observers_are_told_in_order() {
        List<String> order = new ArrayList<>();
        Signals signals = Signals.to(List.of(o -> order.add("first"), o -> order.add("second")));

        signals.raise(DECIDED);

        assertThat(signals.isOn()).isTrue();
        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void without_observers_signals_are_off() {
        assertThat(Signals.to(List.of())).isSameAs(Signals.NONE);
        assertThat(Signals.NONE.isOn()).isFalse();
        assertThatCode(() -> Signals.NONE.raise(DECIDED)).doesNotThrowAnyException();
    }

    @Test
    void whatever_one_observer_throws_the_others_are_told_and_nobody_else_notices() {
        Observer runtime = o -> {
            throw new IllegalStateException();
        };
        Observer error = o -> {
            throw new StackOverflowError();
        };
        Observer checked = o -> SignalsTest.<RuntimeException>sneak(new IOException());

        assertThatCode(() ->
                        Signals.to(List.of(runtime, error, checked, seen::add)).raise(DECIDED))
                .doesNotThrowAnyException();
        assertThat(seen).containsExactly(DECIDED);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void a_failing_observer_is_logged_once_for_each_kind_of_observation() {
        for (long now = 0; now < 100; now++) {
            complain(DECIDED, now);
            complain(RELOADED, now);
        }

        assertThat(logger.lines)
                .hasSize(2)
                .allMatch(line -> line.startsWith("WARN observer "))
                .anyMatch(line -> line.contains("failed to observe AuthorizationDecided"))
                .anyMatch(line -> line.contains("failed to observe ModulesReloaded"));
    }

    @Test
    void it_is_logged_again_after_ten_minutes() {
        complain(DECIDED, Long.MAX_VALUE - 1);
        complain(DECIDED, Long.MAX_VALUE - 1 + Complaints.PAUSE - 1);
        assertThat(logger.lines).hasSize(1);

        complain(DECIDED, Long.MAX_VALUE - 1 + Complaints.PAUSE);
        complain(DECIDED, Long.MAX_VALUE - 1 + Complaints.PAUSE + 1);
        assertThat(logger.lines).hasSize(2);
    }

    private void complain(Observation observation, long now) {
        Observer observer = o -> {
            throw new IllegalStateException("broken");
        };
        new GuardedObserver(observer, complaints, () -> now).observe(observation);
    }

    @ParameterizedTest
    @EnumSource
    void use_cases_and_kinds_of_reviews_are_called_the_same(UseCase useCase) {
        assertThat(ReviewKinds.of(useCase)).isEqualTo(ReviewKind.valueOf(useCase.name()));
    }
}
