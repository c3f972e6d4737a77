package dev.wasmk8s.clientjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authentication.Authenticated;
import dev.wasmk8s.authentication.Authentication.Unauthenticated;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import io.kubernetes.client.openapi.models.V1NonResourceAttributes;
import io.kubernetes.client.openapi.models.V1SubjectAccessReview;
import io.kubernetes.client.openapi.models.V1SubjectAccessReviewSpec;
import io.kubernetes.client.openapi.models.V1SubjectAccessReviewStatus;
import io.kubernetes.client.openapi.models.V1TokenReview;
import io.kubernetes.client.openapi.models.V1TokenReviewSpec;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

@Domain(Generated.class)
class ReviewsTest {
    private static final UserInfo JANE = UserInfo.of("jane", "devs");

    @Property(tries = 100)
    void aTokenReviewIsTheSameAfterARoundTrip(@ForAll TokenReviewSpec spec) {
        assertThat(TokenReviews.toSpec(TokenReviews.toReview(spec))).isEqualTo(spec);
    }

    @Property(tries = 100)
    void aSubjectAccessReviewIsTheSameAfterARoundTrip(@ForAll SubjectAccessReviewSpec spec) {
        assertThat(SubjectAccessReviews.toSpec(SubjectAccessReviews.toReview(spec)))
                .isEqualTo(spec);
    }

    @Test
    void aTypedTokenReviewIsAnsweredWithoutTheToken() {
        V1TokenReview review =
                new V1TokenReview().spec(new V1TokenReviewSpec().token("s3cr3t").addAudiencesItem("api"));
        Authenticator authenticator = spec -> spec.token().equals("s3cr3t")
                ? new Authenticated(JANE, spec.audiences())
                : new Unauthenticated(List.of());
        V1TokenReview answer = TokenReviews.answer(review, authenticator);
        assertThat(answer.getStatus().getAuthenticated()).isTrue();
        assertThat(answer.getStatus().getUser().getGroups()).containsExactly("devs");
        assertThat(answer.getStatus().getAudiences()).containsExactly("api");
        assertThat(answer.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void anAuthenticationIsTheSameAfterARoundTrip() {
        TokenReviewSpec asked = new TokenReviewSpec("t", List.of("api", "other"));
        List<Authentication> answers = List.of(new Authenticated(JANE, List.of("api")), new Unauthenticated(List.of()));
        assertThat(answers).allMatch(answer -> TokenReviews.toAuthentication(TokenReviews.toAnswer(answer), asked)
                .equals(answer));
    }

    @Test
    void anAnswerWithoutAudiencesIsNobodysIfAudiencesWereAskedFor() {
        V1TokenReview answer = TokenReviews.toAnswer(new Authenticated(JANE, List.of()));
        assertThat(TokenReviews.toAuthentication(answer, new TokenReviewSpec("t", List.of("api"))))
                .isEqualTo(new Unauthenticated(List.of()));
        assertThat(TokenReviews.toAuthentication(answer, TokenReviewSpec.of("t")))
                .isEqualTo(new Authenticated(JANE, List.of()));
    }

    @Test
    void anErrorInAnAnswerIsAFailure() {
        ReviewException late = new ReviewException(FailureCode.DEADLINE_EXCEEDED, "late");
        V1TokenReview answer = TokenReviews.toAnswer(new Unauthenticated(List.of(late)));
        assertThatThrownBy(() -> TokenReviews.toAuthentication(answer, TokenReviewSpec.of("t")))
                .isInstanceOf(ReviewException.class)
                .hasMessage("late");
    }

    @Test
    void aTypedSubjectAccessReviewIsAnswered() {
        V1SubjectAccessReview review = new V1SubjectAccessReview()
                .spec(new V1SubjectAccessReviewSpec()
                        .user("jane")
                        .nonResourceAttributes(
                                new V1NonResourceAttributes().path("/healthz").verb("get")));
        Authorizer authorizer = spec -> spec.nonResourceAttributes()
                .map(NonResourceAttributes::path)
                .filter("/healthz"::equals)
                .map(path -> Decision.allow("harmless"))
                .orElse(Decision.noOpinion(""));
        V1SubjectAccessReview answer = SubjectAccessReviews.answer(review, authorizer);
        assertThat(answer.getStatus().getAllowed()).isTrue();
        assertThat(answer.getStatus().getReason()).isEqualTo("harmless");
    }

    @Test
    void aDecisionIsTheSameAfterARoundTrip() {
        assertThat(List.of(Decision.allow("a"), Decision.deny("b"), Decision.noOpinion("")))
                .allMatch(decision -> SubjectAccessReviews.toDecision(SubjectAccessReviews.toAnswer(decision), "x")
                        .equals(decision));
    }

    @Test
    void allowedAndDeniedIsADenialWithAnError() {
        V1SubjectAccessReview answer = new V1SubjectAccessReview()
                .status(new V1SubjectAccessReviewStatus().allowed(true).denied(true));
        Decision decision = SubjectAccessReviews.toDecision(answer, "upstream");
        assertThat(decision).isInstanceOf(Decision.Deny.class);
        assertThat(decision.errors()).singleElement().satisfies(error -> assertThat(error.module())
                .contains("upstream"));
    }

    @Test
    void anIncompleteReviewIsRefused() {
        assertRefused(() -> TokenReviews.toSpec(new V1TokenReview()));
        assertRefused(() -> TokenReviews.toSpec(new V1TokenReview().spec(new V1TokenReviewSpec())));
        assertRefused(() -> TokenReviews.toSpec(new V1TokenReview()
                .apiVersion("authentication.k8s.io/v1beta1")
                .spec(new V1TokenReviewSpec().token("t"))));
        assertRefused(
                () -> SubjectAccessReviews.toSpec(new V1SubjectAccessReview().spec(new V1SubjectAccessReviewSpec())));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ReviewException.class, refusal -> assertThat(refusal.code())
                .isEqualTo(FailureCode.REQUEST_MALFORMED));
    }
}
