package dev.wasmk8s.jfr;

import dev.wasmk8s.observation.AdmissionReviewed;
import dev.wasmk8s.observation.AuthenticationReviewed;
import dev.wasmk8s.observation.AuthorizationReviewed;
import dev.wasmk8s.observation.ReviewKind;
import dev.wasmk8s.review.FailureCode;
import java.util.Optional;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A module reviewed something, or failed to. */
@Name("dev.wasmk8s.ModuleReview")
@Label("Module Review")
@Category("wasm-k8s")
@Description("A module reviewed a token, an access or a request")
@Enabled(false)
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class ModuleReviewEvent extends Event {
    @Label("Module")
    private final String module;

    @Label("Review")
    private final String review;

    @Label("Answer")
    @Description("What the module said, or what its failure amounts to")
    private final String answer;

    @Label("Code")
    @Description("The HTTP code of an admission; 0 of other reviews")
    private final int code;

    @Label("Failure")
    @Description("Why the module could not say; empty if it could")
    private final String failure;

    @Label("Time")
    @Timespan(Timespan.NANOSECONDS)
    private final long time;

    private ModuleReviewEvent(
            String module, ReviewKind kind, String answer, int code, Optional<FailureCode> failure, long nanos) {
        this.module = module;
        this.review = kind.name();
        this.answer = answer;
        this.code = code;
        this.failure = failure.map(Enum::name).orElse("");
        this.time = nanos;
    }

    static void commit(AuthenticationReviewed review) {
        String answer = review.authenticated() ? "AUTHENTICATED" : "UNAUTHENTICATED";
        new ModuleReviewEvent(review.module(), ReviewKind.AUTHENTICATION, answer, 0, review.failure(), review.nanos())
                .commitIfWanted();
    }

    static void commit(AuthorizationReviewed review) {
        String answer = review.answer().name();
        new ModuleReviewEvent(review.module(), ReviewKind.AUTHORIZATION, answer, 0, review.failure(), review.nanos())
                .commitIfWanted();
    }

    static void commit(AdmissionReviewed review) {
        String answer = review.outcome().name();
        new ModuleReviewEvent(
                        review.module(), ReviewKind.ADMISSION, answer, review.code(), review.failure(), review.nanos())
                .commitIfWanted();
    }

    private void commitIfWanted() {
        if (shouldCommit()) {
            commit();
        }
    }
}
