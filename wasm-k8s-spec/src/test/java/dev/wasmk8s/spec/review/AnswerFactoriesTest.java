package dev.wasmk8s.spec.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.change.FullPatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerFactoriesTest {
    private static final UserInfo JANE = UserInfo.of("jane", "devs");
    private static final ReviewException LATE = new ReviewException(FailureCode.DEADLINE_EXCEEDED, "late").in("m");
    private static final ReviewException BROKEN = new ReviewException(FailureCode.GUEST_TRAPPED, "broken");

    @Test
    void anAuthenticationBecomesAStatus() {
        assertThat(TokenReviewStatus.of(new Authentication.Authenticated(JANE, List.of("api"))))
                .isEqualTo(new TokenReviewStatus(true, Optional.of(JANE), List.of("api"), ""));
        assertThat(TokenReviewStatus.of(new Authentication.Unauthenticated(List.of())))
                .isEqualTo(TokenReviewStatus.EMPTY);
    }

    @Test
    void errorsAreAggregatedAsTheApiServerDoes() {
        assertThat(TokenReviewStatus.of(new Authentication.Unauthenticated(List.of(LATE)))
                        .error())
                .isEqualTo("module 'm': late");
        assertThat(TokenReviewStatus.of(new Authentication.Unauthenticated(List.of(LATE, BROKEN, LATE)))
                        .error())
                .isEqualTo("[module 'm': late, broken]");
    }

    @Test
    void aDecisionBecomesAStatus() {
        assertThat(SubjectAccessReviewStatus.of(Decision.allow("a")))
                .isEqualTo(new SubjectAccessReviewStatus(true, false, "a", ""));
        assertThat(SubjectAccessReviewStatus.of(new Decision.Deny("b", List.of(BROKEN))))
                .isEqualTo(new SubjectAccessReviewStatus(false, true, "b", "broken"));
        assertThat(SubjectAccessReviewStatus.of(Decision.noOpinion(""))).isEqualTo(SubjectAccessReviewStatus.EMPTY);
    }

    @Test
    void aVerdictBecomesAResponse() {
        RawJson object = RawJson.of("{\"kind\":\"ConfigMap\"}");
        Map<String, String> annotations = Map.of("m/k", "v");
        Verdict allowed = new Verdict.Allowed(Optional.of(object), List.of("w"), annotations, List.of(LATE));
        assertThat(AdmissionResponse.of("u", allowed))
                .isEqualTo(new AdmissionResponse(
                        "u",
                        true,
                        Optional.empty(),
                        Optional.of(FullPatch.encode(object)),
                        Optional.of("Full"),
                        annotations,
                        List.of("w")));
        Status status = Status.failure(422, "Invalid", "no");
        assertThat(AdmissionResponse.of("u", Verdict.denied(status)))
                .isEqualTo(new AdmissionResponse(
                        "u", false, Optional.of(status), Optional.empty(), Optional.empty(), Map.of(), List.of()));
        assertThat(AdmissionResponse.of("u", Verdict.allowed()).patchType()).isEmpty();
    }

    @Test
    void anAnswerHasTheSpecThatGoAlwaysWrites() {
        assertThat(TokenReviewCodec.writeAnswer(TokenReviewStatus.EMPTY).toString())
                .contains("\"spec\":{}");
        assertThat(SubjectAccessReviewCodec.writeAnswer(SubjectAccessReviewStatus.EMPTY)
                        .toString())
                .contains("\"spec\":{}");
        assertThat(AdmissionReviewCodec.writeAnswer(AdmissionResponse.of("u", Verdict.allowed()))
                        .toString())
                .doesNotContain("spec");
    }
}
