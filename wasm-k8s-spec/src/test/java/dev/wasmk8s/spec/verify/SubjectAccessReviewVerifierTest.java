package dev.wasmk8s.spec.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.spec.review.SubjectAccessReviewStatus;
import org.junit.jupiter.api.Test;

class SubjectAccessReviewVerifierTest {
    @Test
    void allowedAllows() {
        assertThat(verify(true, false)).isEqualTo(Decision.allow("why"));
    }

    @Test
    void deniedDenies() {
        assertThat(verify(false, true)).isEqualTo(Decision.deny("why"));
    }

    @Test
    void neitherIsNoOpinion() {
        assertThat(verify(false, false)).isEqualTo(Decision.noOpinion("why"));
        assertThat(SubjectAccessReviewVerifier.verify(SubjectAccessReviewStatus.EMPTY, "m"))
                .isEqualTo(Decision.noOpinion(""));
    }

    @Test
    void bothDenyWithAnErrorThatNamesTheModule() {
        assertThat(verify(true, true)).isInstanceOfSatisfying(Decision.Deny.class, deny -> {
            assertThat(deny.reason()).isEqualTo("why");
            assertThat(deny.errors()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo(FailureCode.RESPONSE_REFUSED);
                assertThat(error.module()).contains("m");
                assertThat(error.detail()).isEqualTo("returned both allow and deny response");
            });
        });
    }

    private static Decision verify(boolean allowed, boolean denied) {
        return SubjectAccessReviewVerifier.verify(
                new SubjectAccessReviewStatus(allowed, denied, "why", "an error that is not looked at"), "m");
    }
}
