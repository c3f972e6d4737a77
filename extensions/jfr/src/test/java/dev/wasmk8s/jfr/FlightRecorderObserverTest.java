package dev.wasmk8s.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.observation.AdmissionConditions;
import dev.wasmk8s.observation.AdmissionReviewed;
import dev.wasmk8s.observation.AdmissionReviewed.Outcome;
import dev.wasmk8s.observation.AdmissionStep;
import dev.wasmk8s.observation.AuthorizationConditions;
import dev.wasmk8s.observation.AuthorizationDecided;
import dev.wasmk8s.observation.AuthorizationReviewed;
import dev.wasmk8s.observation.AuthorizationReviewed.Answer;
import dev.wasmk8s.observation.CacheAsked;
import dev.wasmk8s.observation.CacheFilled;
import dev.wasmk8s.observation.ConditionOutcome;
import dev.wasmk8s.observation.ModuleSkipped;
import dev.wasmk8s.observation.ModulesReloaded;
import dev.wasmk8s.observation.ReviewKind;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecorderObserverTest {
    @TempDir
    Path directory;

    private final FlightRecorderObserver observer = new FlightRecorderObserver();

    private List<RecordedEvent> record(Runnable work, String... enabled) throws IOException {
        Path file = directory.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            for (String name : enabled) {
                recording.enable(name);
            }
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("dev.wasmk8s."))
                .toList();
    }

    @Test
    void calls_and_reviews_of_a_real_module() throws Exception {
        ModuleDefinition module = ModuleDefinition.builder(
                        "magic", ModuleSource.bytes(Guests.bytes("magic-authenticator"), "magic"))
                .build();
        List<RecordedEvent> events;
        try (AccessControl control = AccessControl.builder()
                .engineMode(EngineMode.INTERPRETED)
                .authentication(module)
                .observer(observer)
                .build()) {
            events = record(
                    () -> control.authenticator().authenticate(TokenReviewSpec.of("magic-token")),
                    "dev.wasmk8s.GuestCall",
                    "dev.wasmk8s.ModuleReview");
        }

        assertThat(events)
                .extracting(event -> event.getEventType().getName())
                .containsExactly("dev.wasmk8s.GuestCall", "dev.wasmk8s.ModuleReview");
        RecordedEvent call = events.get(0);
        assertThat(call.getString("module")).isEqualTo("magic");
        assertThat(call.getString("review")).isEqualTo("AUTHENTICATION");
        assertThat(call.getString("failure")).isEmpty();
        assertThat(call.getDuration("running")).isPositive().isLessThanOrEqualTo(call.getDuration("total"));
        assertThat(events.get(1).getString("answer")).isEqualTo("AUTHENTICATED");
        assertThat(events.toString()).doesNotContain("magic-token");
    }

    @Test
    void reviews_of_each_kind_and_reloads() throws Exception {
        List<RecordedEvent> events = record(
                () -> {
                    observer.observe(new AdmissionReviewed(
                            "a",
                            AdmissionStep.VALIDATE,
                            Operation.CREATE,
                            Outcome.CALL_FAILED,
                            503,
                            true,
                            true,
                            Optional.of(FailureCode.GUEST_TRAPPED),
                            5_000));
                    observer.observe(new AuthorizationReviewed("b", Answer.DENY, true, Optional.empty(), 6_000));
                    observer.observe(new AuthorizationDecided("b", false));
                    observer.observe(new ModulesReloaded(2, 7_000));
                },
                "dev.wasmk8s.ModuleReview",
                "dev.wasmk8s.Reload");

        assertThat(events).hasSize(3);
        assertThat(events.get(0).getInt("code")).isEqualTo(503);
        assertThat(events.get(0).getString("failure")).isEqualTo("GUEST_TRAPPED");
        assertThat(events.get(0).getDuration("time")).isEqualTo(Duration.ofNanos(5_000));
        assertThat(events.get(1).getString("answer")).isEqualTo("DENY");
        assertThat(events.get(2).getInt("problems")).isEqualTo(2);
    }

    @Test
    void what_keeps_reviews_from_modules() throws Exception {
        List<RecordedEvent> events = record(
                () -> {
                    observer.observe(new ModuleSkipped(
                            "a", AdmissionStep.ADMIT, Operation.UPDATE, ModuleSkipped.Reason.OBJECT_SELECTOR));
                    observer.observe(new AdmissionConditions(
                            "b", AdmissionStep.ADMIT, Operation.UPDATE, ConditionOutcome.FAILED, 3, 5_000));
                    observer.observe(new AuthorizationConditions("c", ConditionOutcome.EXCLUDED, 0, 6_000));
                    observer.observe(new CacheAsked("d", ReviewKind.AUTHORIZATION, true, 7_000));
                    observer.observe(new CacheFilled("e", ReviewKind.AUTHENTICATION, true));
                },
                "dev.wasmk8s.ModuleSkip",
                "dev.wasmk8s.MatchConditions",
                "dev.wasmk8s.CacheRequest",
                "dev.wasmk8s.CacheFill");

        assertThat(events).extracting(event -> event.getString("module")).containsExactly("a", "b", "c", "d", "e");
        assertThat(events.get(0).getString("step")).isEqualTo("ADMIT");
        assertThat(events.get(0).getString("operation")).isEqualTo("UPDATE");
        assertThat(events.get(0).getString("reason")).isEqualTo("OBJECT_SELECTOR");
        assertThat(events.get(1).getString("review")).isEqualTo("ADMISSION");
        assertThat(events.get(1).getString("outcome")).isEqualTo("FAILED");
        assertThat(events.get(1).getInt("errors")).isEqualTo(3);
        assertThat(events.get(1).getDuration("time")).isEqualTo(Duration.ofNanos(5_000));
        assertThat(events.get(2).getString("review")).isEqualTo("AUTHORIZATION");
        assertThat(events.get(2).getString("outcome")).isEqualTo("EXCLUDED");
        assertThat(events.get(3).getString("review")).isEqualTo("AUTHORIZATION");
        assertThat(events.get(3).getBoolean("hit")).isTrue();
        assertThat(events.get(3).getDuration("time")).isEqualTo(Duration.ofNanos(7_000));
        assertThat(events.get(4).getBoolean("succeeded")).isTrue();
    }

    @Test
    void nothing_is_recorded_that_was_not_enabled() throws Exception {
        assertThat(record(() -> observer.observe(new ModulesReloaded(0, 1)))).isEmpty();
        assertThat(record(() -> observer.observe(new ModulesReloaded(0, 1)), "dev.wasmk8s.ModuleReview"))
                .isEmpty();
    }
}
