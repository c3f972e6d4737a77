package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong in a guest stays in its call: a typed failure, and the next request is served. */
@ParameterizedClass
@EnumSource(EngineMode.class)
class HostileModuleTest {
    private static final Limits SHORT = Limits.DEFAULT.withDeadline(Duration.ofMillis(300));

    @Parameter
    EngineMode mode;

    @AfterEach
    void the_next_request_is_served() {
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(Lab.admit(mode, Lab.probe(Lab.ALLOW))).isEqualTo(Verdict.allowed());
    }

    private void fails(ModuleDefinition.Builder definition, FailureCode code, String text) {
        ReviewException failure = Lab.failure(mode, definition);

        assertThat(failure).hasMessageContaining(text);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.module()).contains(definition.build().name());
    }

    @Test
    void an_endless_loop_is_stopped() {
        fails(
                Lab.probe("{\"do\":\"loop\"}").limits(SHORT),
                FailureCode.DEADLINE_EXCEEDED,
                "the guest was stopped at its deadline of 300 ms");
    }

    @Test
    void an_endless_loop_of_conditional_branches_is_stopped() {
        fails(Lab.guest("endless-loop").limits(SHORT), FailureCode.DEADLINE_EXCEEDED, "deadline of 300 ms");
    }

    @Test
    void a_trap_is_told() {
        fails(Lab.probe("{\"do\":\"trap\"}"), FailureCode.GUEST_TRAPPED, "the guest trapped: ");
    }

    @Test
    void a_panic_is_told_with_what_the_guest_wrote_about_it() {
        fails(Lab.probe("{\"do\":\"panic\"}"), FailureCode.GUEST_TRAPPED, "as told by the settings");
    }

    @Test
    void a_start_section_that_traps_starts_no_guest() {
        fails(Lab.guest("start-traps"), FailureCode.GUEST_START_FAILED, "while it started, the guest trapped");
    }

    @Test
    void an_initialisation_that_traps_starts_no_guest() {
        fails(Lab.guest("initialize-traps"), FailureCode.GUEST_START_FAILED, "while it started, the guest trapped");
    }

    @Test
    void endless_recursion_ends_with_the_stack() {
        fails(Lab.probe("{\"do\":\"recurse\"}"), FailureCode.GUEST_TRAPPED, "call stack exhausted");
    }

    @Test
    void endless_recursion_on_a_small_stack_does_not_kill_the_thread() throws InterruptedException {
        Thread small = new Thread(null, this::endless_recursion_ends_with_the_stack, "small", 256 << 10);
        Throwable[] uncaught = new Throwable[1];
        small.setUncaughtExceptionHandler((thread, thrown) -> uncaught[0] = thrown);
        small.start();
        small.join();
        assertThat(uncaught[0]).isNull();
    }

    @Test
    void exit_code_3_is_a_failure_although_an_answer_was_written() {
        fails(
                Lab.probe(Lab.ALLOW.replace("{\"stdout\"", "{\"exit\":3,\"stdout\"")),
                FailureCode.GUEST_EXITED,
                "the guest exited with code 3");
        fails(Lab.guest("exits-with-three"), FailureCode.GUEST_EXITED, "code 3");
    }

    @Test
    void a_flood_of_output_is_stopped() {
        fails(
                Lab.probe("{\"do\":\"flood-stdout\",\"n\":104857600}"),
                FailureCode.OUTPUT_TOO_LARGE,
                "the guest wrote more than its limit of 8388608 bytes to standard output");
        fails(Lab.guest("endless-output"), FailureCode.OUTPUT_TOO_LARGE, "limit of 8388608 bytes");
    }

    @Test
    void a_flood_of_errors_is_dropped_and_does_not_fail_the_call() {
        fails(Lab.probe("{\"do\":\"flood-stderr\",\"n\":1048576}"), FailureCode.GUEST_REPORTED, "1048576 bytes");
    }

    @Test
    void no_output_is_no_answer() {
        fails(Lab.guest("no-output"), FailureCode.RESPONSE_MALFORMED, "");
        fails(Lab.probe("{\"stdout\":\"\"}"), FailureCode.RESPONSE_MALFORMED, "");
    }

    @Test
    void output_that_is_not_json_is_no_answer() {
        fails(Lab.probe("{\"stdout\":\"allowed\"}"), FailureCode.RESPONSE_MALFORMED, "not valid JSON");
        fails(Lab.probe("{\"stdout\":\"{} {}\"}"), FailureCode.RESPONSE_MALFORMED, "");
    }

    @Test
    void an_answer_to_another_request_is_refused() {
        fails(
                Lab.probe(Lab.ALLOW.replace("$uid", "another")),
                FailureCode.RESPONSE_REFUSED,
                "expected response.uid=\"");
    }

    @Test
    void memory_grows_up_to_the_limit() {
        fails(
                Lab.probe("{\"do\":\"grow\",\"n\":100}").limits(Lab.PATIENT.withMemoryPages(64)),
                FailureCode.GUEST_REPORTED,
                "refused");
        fails(
                Lab.probe("{\"do\":\"fill\",\"n\":16777216}").limits(Lab.PATIENT.withMemoryPages(64)),
                FailureCode.GUEST_TRAPPED,
                "the guest trapped");
    }

    @Test
    void input_beyond_its_limit_is_not_sent() {
        fails(
                Lab.probe(Lab.ALLOW).limits(Lab.PATIENT.withInputBytes(200)),
                FailureCode.INPUT_TOO_LARGE,
                "and its limit is 200");
    }
}
