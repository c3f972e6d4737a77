package dev.wasmk8s.spec.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.authentication.Authentication.Authenticated;
import dev.wasmk8s.authentication.Authentication.Unauthenticated;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.review.TokenReviewStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenReviewVerifierTest {
    private static final UserInfo ANN = UserInfo.of("ann", "g");
    private static final Unauthenticated NOBODY = new Unauthenticated(List.of());

    @ParameterizedTest(name = "wanted {0}, answered {1}, implicit {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-,     b,     a,     all",
                "-,     -,     -,     all",
                "a,     -,     a b,   a",
                "a,     b,     a,     nobody",
                "a b,   b c,   -,     b",
                "a b,   b c,   a,     b",
                "a,     -,     -,     nobody",
                "a b,   b a b, -,     b a",
                "a,     A,     -,     nobody"
            })
    void audiencesAreThoseWantedAndValid(String wanted, String answered, String implicit, String result) {
        TokenReviewStatus status = new TokenReviewStatus(true, Optional.of(ANN), list(answered), "");
        assertThat(TokenReviewVerifier.verify(status, list(wanted), list(implicit)))
                .isEqualTo(
                        result.equals("nobody")
                                ? NOBODY
                                : new Authenticated(ANN, result.equals("all") ? List.of() : list(result)));
    }

    @Test
    void anErrorIsAFailureOnlyIfNobodyIsAuthenticated() {
        assertThat(TokenReviewVerifier.verify(status(true, "x"), List.of(), List.of()))
                .isEqualTo(new Authenticated(ANN, List.of()));
        assertThatThrownBy(() -> TokenReviewVerifier.verify(status(false, "no\ndirectory"), List.of(), List.of()))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.GUEST_REPORTED))
                .hasMessage("no\\ndirectory");
    }

    @Test
    void anErrorIsLostWhereTheAudiencesAreWrong() {
        TokenReviewStatus status = new TokenReviewStatus(false, Optional.empty(), List.of("b"), "no directory");
        assertThat(TokenReviewVerifier.verify(status, List.of("a"), List.of())).isEqualTo(NOBODY);
    }

    @Test
    void theTextOfAnErrorIsBounded() {
        assertThatThrownBy(() -> TokenReviewVerifier.verify(status(false, "x".repeat(5000)), List.of(), List.of()))
                .hasMessage("x".repeat(4096) + "... (5000 characters)");
    }

    @Test
    void nobodyIsNobody() {
        assertThat(TokenReviewVerifier.verify(TokenReviewStatus.EMPTY, List.of(), List.of()))
                .isEqualTo(NOBODY);
        assertThat(TokenReviewVerifier.verify(status(false, ""), List.of(), List.of()))
                .isEqualTo(NOBODY);
    }

    @Test
    void aUserWithoutANameIsRefused() {
        for (Optional<UserInfo> user : List.of(Optional.<UserInfo>empty(), Optional.of(UserInfo.of("", "g")))) {
            assertThatThrownBy(() -> TokenReviewVerifier.verify(
                            new TokenReviewStatus(true, user, List.of(), ""), List.of(), List.of()))
                    .isInstanceOfSatisfying(
                            ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.RESPONSE_REFUSED))
                    .hasMessageContaining("status.user.username");
        }
    }

    private static TokenReviewStatus status(boolean authenticated, String error) {
        return new TokenReviewStatus(authenticated, Optional.of(ANN), List.of(), error);
    }

    private static List<String> list(String words) {
        return words == null ? List.of() : List.of(words.split(" "));
    }
}
