package dev.wasmk8s.runtime.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.FailurePolicy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuthorizationChainTest {
    private static final SubjectAccessReviewSpec SPEC =
            SubjectAccessReviewSpec.of(UserInfo.of("jane"), new NonResourceAttributes("/healthz", "get"));

    private final List<Member<Authorizer>> members = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    @Test
    void noMembersHaveNoOpinion() {
        assertThat(decide()).isEqualTo(Decision.noOpinion(""));
    }

    @Test
    void c18AnOpinionAfterNone() {
        answering(Decision.noOpinion("not mine"));
        answering(Decision.allow("yes"));
        assertThat(decide()).isEqualTo(Decision.allow("yes"));
    }

    @Test
    void c19ADenialEndsTheWalk() {
        answering(Decision.deny("no"));
        answering(Decision.allow("yes"));
        assertThat(decide()).isEqualTo(Decision.deny("no"));
        assertThat(asked).containsExactly("m0");
    }

    @Test
    void c20AFailureIsPassedOverWherePolicyIgnoresIt() {
        failing(FailureCode.GUEST_TRAPPED, FailurePolicy.IGNORE);
        answering(Decision.allow("yes"));
        assertThat(decide()).isEqualTo(Decision.allow("yes"));
    }

    @Test
    void c20AFailureWithoutALaterAllowIsTold() {
        failing(FailureCode.GUEST_TRAPPED, FailurePolicy.IGNORE);
        answering(Decision.noOpinion("not mine"));
        Decision decision = decide();
        assertThat(decision).isInstanceOf(Decision.NoOpinion.class);
        assertThat(decision.reason()).isEqualTo("not mine");
        assertThat(decision.errors())
                .extracting(ReviewException::getMessage)
                .containsExactly("module 'm0': went wrong");
    }

    @Test
    void aFailureDeniesAndEndsTheWalkByDefaultPolicy() {
        failing(FailureCode.DEADLINE_EXCEEDED, FailurePolicy.FAIL);
        answering(Decision.allow("yes"));
        Decision decision = decide();
        assertThat(decision).isInstanceOf(Decision.Deny.class);
        assertThat(decision.errors()).extracting(ReviewException::code).containsExactly(FailureCode.DEADLINE_EXCEEDED);
        assertThat(asked).isEmpty();
    }

    @Test
    void onlyTheErrorsOfTheOneWhoDecidesCount() {
        ReviewException own = new ReviewException(FailureCode.RESPONSE_REFUSED, "m1", "both", null);
        failing(FailureCode.GUEST_TRAPPED, FailurePolicy.IGNORE);
        answering(new Decision.Deny("", List.of(own)));
        assertThat(decide().errors()).containsExactly(own);
    }

    @Test
    void reasonsAreJoinedByLineBreaksAndErrorsGathered() {
        ReviewException first = new ReviewException(FailureCode.GUEST_TRAPPED, "m0", "x", null);
        answering(new Decision.NoOpinion("one", List.of(first)));
        answering(Decision.noOpinion(""));
        answering(Decision.noOpinion("two"));
        assertThat(decide()).isEqualTo(new Decision.NoOpinion("one\ntwo", List.of(first)));
    }

    @Test
    void aDefectOfAMemberDenies() {
        member(spec -> null, FailurePolicy.FAIL);
        answering(Decision.allow("yes"));
        assertThat(decide()).isInstanceOf(Decision.Deny.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST_MALFORMED", "INTERRUPTED", "CLOSED"})
    void whatIsNoFaultOfAMemberIsNotIgnored(FailureCode code) {
        failing(code, FailurePolicy.IGNORE);
        answering(Decision.allow("yes"));
        assertThatThrownBy(this::decide).isInstanceOfSatisfying(ReviewException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    private Decision decide() {
        return new AuthorizationChain(members).authorize(SPEC);
    }

    private void answering(Decision decision) {
        String name = "m" + members.size();
        member(
                spec -> {
                    asked.add(name);
                    return decision;
                },
                FailurePolicy.FAIL);
    }

    private void failing(FailureCode code, FailurePolicy policy) {
        member(
                spec -> {
                    throw new ReviewException(code, "went wrong");
                },
                policy);
    }

    private void member(Authorizer authorizer, FailurePolicy policy) {
        members.add(new Member<>("m" + members.size(), authorizer, policy));
    }
}
