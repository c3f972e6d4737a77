package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.internal.document.Value;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Durations within bounds; another value is reported. */
final class Durations {
    private static final String ADVICE = "Write a number with its unit, such as \"100ms\" or \"2s\".";

    private Durations() {}

    static Optional<Duration> upToADay(Field field) {
        return read(field, duration -> true, "expected a duration from 0 to 24h");
    }

    static Optional<Duration> aboveZeroUpToADay(Field field) {
        return read(field, duration -> !duration.isZero(), "expected a duration above 0 and up to 24h");
    }

    static Optional<Duration> aboveZeroUpToSeconds(Field field, int most) {
        return read(
                field,
                duration -> !duration.isZero() && duration.compareTo(Duration.ofSeconds(most)) <= 0,
                "expected a duration above 0 and up to " + most + "s");
    }

    private static Optional<Duration> read(Field field, Predicate<Duration> within, String message) {
        Optional<Duration> duration =
                field.value() instanceof Value.Text text ? Amounts.duration(text.value()) : Optional.empty();
        Optional<Duration> fitting = duration.filter(within);
        if (fitting.isEmpty()) {
            field.mistake(message, ADVICE);
        }
        return fitting;
    }
}
