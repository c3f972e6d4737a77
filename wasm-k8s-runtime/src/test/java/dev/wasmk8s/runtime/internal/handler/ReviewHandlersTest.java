package dev.wasmk8s.runtime.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.review.ReviewHandler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReviewHandlersTest {
    private static final ReviewException A = new ReviewException(FailureCode.GUEST_TRAPPED, "a", "unreachable", null);
    private static final ReviewException B = new ReviewException(FailureCode.GUEST_REPORTED, "b", "no idea", null);

    @Test
    void aTokenReviewTellsTheUser() {
        UserInfo user = new UserInfo("jane", "7", List.of("devs"), Map.of("k", List.of("v1", "v2")));
        ReviewHandler handler = tokenReviews(spec -> new Authentication.Authenticated(user, spec.audiences()));
        assertThat(handler.handle(tokenReview("{\"token\":\"t\",\"audiences\":[\"x\"]}")))
                .hasToString("{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\",\"spec\":{},"
                        + "\"status\":{\"authenticated\":true,\"user\":{\"username\":\"jane\",\"uid\":\"7\","
                        + "\"groups\":[\"devs\"],\"extra\":{\"k\":[\"v1\",\"v2\"]}},\"audiences\":[\"x\"]}}");
    }

    @Test
    void aTokenReviewWithoutAudiencesIsAboutThoseOfTheServer() {
        AtomicReference<TokenReviewSpec> asked = new AtomicReference<>();
        Authenticator recording = spec -> {
            asked.set(spec);
            return new Authentication.Unauthenticated(List.of());
        };
        new TokenReviewHandler(recording, List.of("api")).handle(tokenReview("{\"token\":\"t\"}"));
        assertThat(asked.get()).isEqualTo(new TokenReviewSpec("t", List.of("api")));
        new TokenReviewHandler(recording, List.of("api"))
                .handle(tokenReview("{\"token\":\"t\",\"audiences\":[\"own\"]}"));
        assertThat(asked.get()).isEqualTo(new TokenReviewSpec("t", List.of("own")));
    }

    @Test
    void aTokenReviewTellsWhyNobodyIsAuthenticated() {
        assertThat(tokenReviews(spec -> new Authentication.Unauthenticated(List.of()))
                        .handle(tokenReview("{\"token\":\"t\"}")))
                .asString()
                .doesNotContain("error")
                .doesNotContain("\"authenticated\":true");
        assertThat(tokenReviews(spec -> new Authentication.Unauthenticated(List.of(A)))
                        .handle(tokenReview("{\"token\":\"t\"}")))
                .asString()
                .contains("\"error\":\"module 'a': unreachable\"");
        assertThat(tokenReviews(spec -> new Authentication.Unauthenticated(List.of(A, B, A)))
                        .handle(tokenReview("{\"token\":\"t\"}")))
                .asString()
                .contains("\"error\":\"[module 'a': unreachable, module 'b': no idea]\"");
    }

    @Test
    void aTokenReviewWithoutATokenIsMalformed() {
        ReviewHandler handler = tokenReviews(spec -> new Authentication.Authenticated(UserInfo.of("x"), List.of()));
        assertThatThrownBy(() -> handler.handle(tokenReview("{\"token\":\"\"}")))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.REQUEST_MALFORMED));
    }

    @Test
    void aSubjectAccessReviewTellsDecisionReasonAndErrors() {
        assertThat(answer(Decision.allow("because"))).contains("{\"allowed\":true,\"reason\":\"because\"}");
        assertThat(answer(Decision.deny("no"))).contains("{\"allowed\":false,\"denied\":true,\"reason\":\"no\"}");
        assertThat(answer(new Decision.NoOpinion("", List.of(A, B))))
                .contains("{\"allowed\":false,"
                        + "\"evaluationError\":\"[module 'a': unreachable, module 'b': no idea]\"}");
    }

    @Test
    void anAdmissionReviewTellsAChangedObjectAsAFullPatch() {
        RawJson object = RawJson.of("{\"a\":1}");
        Verdict verdict = new Verdict.Allowed(Optional.of(object), List.of("w"), Map.of("m/k", "v"), List.of(A));
        assertThat(answer(request -> verdict))
                .hasToString("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"response\":"
                        + "{\"uid\":\"u-1\",\"allowed\":true,\"patch\":\"eyJhIjoxfQ==\",\"patchType\":\"Full\","
                        + "\"auditAnnotations\":{\"m/k\":\"v\"},\"warnings\":[\"w\"]}}");
    }

    @Test
    void anAdmissionReviewTellsADenial() {
        assertThat(answer(request -> Verdict.denied(Status.failure(422, "Invalid", "no"))))
                .hasToString("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"response\":"
                        + "{\"uid\":\"u-1\",\"allowed\":false,\"status\":{\"status\":\"Failure\",\"message\":\"no\","
                        + "\"reason\":\"Invalid\",\"code\":422}}}");
    }

    @Test
    void anotherKindOfReviewIsMalformed() {
        ReviewHandler handler = new SubjectAccessReviewHandler(spec -> Decision.allow(""));
        assertThatThrownBy(() -> handler.handle(tokenReview("{\"token\":\"t\"}")))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.REQUEST_MALFORMED));
    }

    @Test
    void aReviewThatCannotBeDecidedFails() {
        ReviewException closed = new ReviewException(FailureCode.CLOSED, "closed");
        assertThatThrownBy(() -> answer(request -> {
                    throw closed;
                }))
                .isSameAs(closed);
    }

    private static ReviewHandler tokenReviews(Authenticator authenticator) {
        return new TokenReviewHandler(authenticator, List.of());
    }

    private static RawJson tokenReview(String spec) {
        return RawJson.of(
                "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\",\"spec\":" + spec + "}");
    }

    private static String answer(Decision decision) {
        RawJson review = RawJson.of("{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SubjectAccessReview\","
                + "\"spec\":{\"user\":\"jane\",\"nonResourceAttributes\":{\"path\":\"/healthz\",\"verb\":\"get\"}}}");
        return new SubjectAccessReviewHandler(spec -> decision).handle(review).toString();
    }

    private static RawJson answer(Admitter admitter) {
        RawJson review = RawJson.of("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":"
                + "{\"uid\":\"u-1\",\"kind\":{\"group\":\"\",\"version\":\"v1\",\"kind\":\"ConfigMap\"},"
                + "\"resource\":{\"group\":\"\",\"version\":\"v1\",\"resource\":\"configmaps\"},\"operation\":\"CREATE\","
                + "\"userInfo\":{\"username\":\"jane\"},\"object\":{}}}");
        return new AdmissionReviewHandler(admitter).handle(review);
    }
}
