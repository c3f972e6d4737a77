package dev.wasmk8s.runtime.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.MatchCondition;
import dev.wasmk8s.runtime.expression.AuthorizationExpression;
import dev.wasmk8s.runtime.internal.match.AuthorizationConditions;
import dev.wasmk8s.runtime.internal.match.Conditions;
import dev.wasmk8s.runtime.internal.match.Expressions;
import dev.wasmk8s.runtime.internal.match.TextExpressions;
import dev.wasmk8s.runtime.internal.observation.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Section 4.4 of the rules: match conditions of authorizers, and the failure policy that they share. */
class ConditionalAuthorizerTest {
    private static final SubjectAccessReviewSpec SPEC =
            SubjectAccessReviewSpec.of(UserInfo.of("jane"), new NonResourceAttributes("/healthz", "get"));

    private final List<String> asked = new ArrayList<>();
    private final Authorizer allows = spec -> {
        asked.add("m");
        return Decision.allow("yes");
    };

    @Test
    void without_conditions_it_is_the_authorizer_itself() {
        assertThat(ConditionalAuthorizer.of(allows, Conditions.none(), "m", Signals.NONE))
                .isSameAs(allows);
    }

    @Test
    void c23_if_all_are_true_it_is_asked() {
        assertThat(decide(FailurePolicy.FAIL, "true", "user is jane")).isEqualTo(Decision.allow("yes"));
    }

    @Test
    void c23_if_one_is_false_it_has_no_opinion_and_no_error_even_if_others_erred() {
        for (FailurePolicy policy : FailurePolicy.values()) {
            assertThat(decide(policy, "user is john")).isEqualTo(Decision.noOpinion(""));
            assertThat(decide(policy, "error broke", "false")).isEqualTo(Decision.noOpinion(""));
            assertThat(decide(policy, "false", "error broke")).isEqualTo(Decision.noOpinion(""));
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void c23_an_error_and_none_false_denies_with_the_error() {
        Decision decision = decide(FailurePolicy.FAIL, "true", "error broke");
        assertThat(decision).isInstanceOf(Decision.Deny.class);
        assertError(decision, "module 'm': match condition \"c1\": broke");
        assertThat(asked).isEmpty();
    }

    @Test
    void c23_an_error_and_none_false_has_no_opinion_if_failures_are_ignored() {
        Decision decision = decide(FailurePolicy.IGNORE, "error broke", "true", "error again");
        assertThat(decision).isInstanceOf(Decision.NoOpinion.class);
        assertError(decision, "module 'm': [match condition \"c0\": broke, match condition \"c2\": again]");
        assertThat(asked).isEmpty();
    }

    @Test
    void the_failure_policy_never_applies_to_an_answer() {
        for (FailurePolicy policy : FailurePolicy.values()) {
            for (Decision answer : List.of(Decision.allow(""), Decision.deny("no"), Decision.noOpinion("?"))) {
                assertThat(decide(policy, spec -> answer, "true")).isEqualTo(answer);
            }
        }
    }

    private static void assertError(Decision decision, String message) {
        assertThat(decision.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(FailureCode.CONDITION_FAILED);
            assertThat(error).hasMessage(message);
        });
    }

    private Decision decide(FailurePolicy policy, String... expressions) {
        return decide(policy, allows, expressions);
    }

    private static Decision decide(FailurePolicy policy, Authorizer authorizer, String... expressions) {
        List<String> mistakes = new ArrayList<>();
        List<MatchCondition> declared = new ArrayList<>();
        Stream.of(expressions)
                .forEach(expression -> declared.add(new MatchCondition("c" + declared.size(), expression)));
        Conditions<AuthorizationExpression> conditions =
                AuthorizationConditions.compile(declared, Expressions.of(new TextExpressions()), mistakes::add);
        assertThat(mistakes).isEmpty();
        Authorizer conditional = ConditionalAuthorizer.of(authorizer, conditions, "m", Signals.NONE);
        Member<Authorizer> member = new Member<>("m", conditional, policy);
        return new AuthorizationChain(List.of(member)).authorize(SPEC);
    }
}
