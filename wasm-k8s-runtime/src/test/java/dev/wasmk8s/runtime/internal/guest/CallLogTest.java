package dev.wasmk8s.runtime.internal.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.internal.wasi.Errno;
import dev.wasmk8s.runtime.internal.wasi.GuestOutput;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import dev.wasmk8s.spec.UseCase;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class CallLogTest {
    private static final RawJson TOKEN_REVIEW = RawJson.of(
            "{\"request\":{\"spec\":{\"token\":\"s3cr\\u0065t\",\"audiences\":[\"a\"]}},\"settings\":{\"n\":1}}");

    private final RecordingLogger everything = new RecordingLogger(Level.DEBUG);
    private final RecordingLogger info = new RecordingLogger(Level.INFO);

    private static StandardStreams written(RawJson input, String output, String errors) {
        StandardStreams streams = new StandardStreams(input, 1000, 1000);
        assertThat(GuestOutput.write(streams, 1, output)).isEqualTo(Errno.SUCCESS);
        assertThat(GuestOutput.write(streams, 2, errors)).isEqualTo(Errno.SUCCESS);
        return streams;
    }

    private static void log(RecordingLogger logger, boolean debug, String output, String errors) {
        new CallLog(() -> logger, "one", debug)
                .called(UseCase.AUTHENTICATION, TOKEN_REVIEW, written(TOKEN_REVIEW, output, errors), null);
    }

    @Test
    void a_module_in_debug_mode_is_logged_without_tokens() {
        log(info, true, "{\"error\":\"no s3cret for you\"}", "saw s3cret\n");

        assertThat(info.lines)
                .containsExactly(
                        "INFO module 'one', authn: input: {\"request\":{\"spec\":{\"token\":\"***\",\"audiences\":[\"a\"]}},"
                                + "\"settings\":{\"n\":1}}",
                        "INFO module 'one', authn: output: {\"error\":\"no *** for you\"}",
                        "INFO module 'one', authn: standard error: saw ***\\n");
    }

    @Test
    void other_modules_are_logged_only_at_level_debug_and_only_their_errors() {
        log(info, false, "out", "saw s3cret");
        log(everything, false, "out", "saw s3cret");
        log(everything, false, "out", "");

        assertThat(info.lines).isEmpty();
        assertThat(everything.lines).containsExactly("DEBUG module 'one', authn: standard error: saw ***");
    }

    @Test
    void a_failure_in_debug_mode_is_logged_by_its_code() {
        StandardStreams streams = written(TOKEN_REVIEW, "", "");
        new CallLog(() -> info, "one", true)
                .called(
                        UseCase.AUTHENTICATION,
                        TOKEN_REVIEW,
                        streams,
                        new ReviewException(FailureCode.GUEST_TRAPPED, "s3cret"));
        assertThat(info.lines).last().isEqualTo("INFO module 'one', authn: failure: GUEST_TRAPPED");
    }

    @Test
    void the_token_of_a_token_review_under_admission_is_masked() {
        RawJson admission = RawJson.of("{\"request\":{\"request\":{\"object\":{\"kind\":\"TokenReview\","
                + "\"spec\":{\"token\":\"abc.def\"}}}},\"settings\":{\"token\":\"not of a review\"}}");
        new CallLog(() -> info, "one", true).called(UseCase.ADMISSION, admission, written(admission, "", ""), null);

        assertThat(info.lines.get(0)).contains("\"spec\":{\"token\":\"***\"}").contains("not of a review");
    }

    @Test
    void a_guest_cannot_forge_lines() {
        log(info, true, "\r\n2026 INFO all is well\u001b[2J\u202e", "");

        assertThat(info.lines.get(1)).endsWith("output: \\u000d\\n2026 INFO all is well\\u001b[2J\\u202e");
    }

    @Test
    void a_failure_quotes_the_end_of_standard_error() {
        ReviewException failure = new ReviewException(FailureCode.GUEST_TRAPPED, "the guest trapped");
        RawJson errors = RawJson.of("x".repeat(1000) + "panicked\nhere\n");

        ReviewException quoting = CallLog.withErrors(failure, UseCase.ADMISSION, errors);

        assertThat(quoting.detail())
                .startsWith("the guest trapped; it wrote: ...xxx")
                .endsWith("xxxpanicked\\nhere");
        assertThat(quoting.detail()).hasSizeLessThan(450);
        assertThat(quoting.code()).isEqualTo(FailureCode.GUEST_TRAPPED);
    }

    @Test
    void a_failure_to_authenticate_quotes_nothing() {
        ReviewException failure = new ReviewException(FailureCode.GUEST_TRAPPED, "the guest trapped");

        assertThat(CallLog.withErrors(failure, UseCase.AUTHENTICATION, RawJson.of("saw s3cret")))
                .isSameAs(failure);
    }
}
