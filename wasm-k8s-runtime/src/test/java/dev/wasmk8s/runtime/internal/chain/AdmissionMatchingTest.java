package dev.wasmk8s.runtime.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.LabelSelector;
import dev.wasmk8s.runtime.MatchCondition;
import dev.wasmk8s.runtime.expression.AdmissionExpression;
import dev.wasmk8s.runtime.expression.ExpressionCompiler;
import dev.wasmk8s.runtime.internal.match.AdmissionMatcher;
import dev.wasmk8s.runtime.internal.match.Conditions;
import dev.wasmk8s.runtime.internal.match.Expressions;
import dev.wasmk8s.runtime.internal.match.Surroundings;
import dev.wasmk8s.runtime.internal.match.TextExpressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a walk does with members that do not see every request. */
class AdmissionMatchingTest {
    private static final AdmissionRule EVERY = AdmissionRule.everything();
    private static final AdmissionOptions OPTIONS = AdmissionOptions.DEFAULT.withRules(List.of(EVERY));
    private static final LabelSelector SHINY = new LabelSelector(Map.of("finish", "shiny"), List.of());
    private static final RawJson DULL = RawJson.of("{\"metadata\":{\"labels\":{\"finish\":\"dull\"}}}");
    private static final RawJson POLISHED = RawJson.of("{\"metadata\":{\"labels\":{\"finish\":\"shiny\"}}}");

    private final List<AdmissionMember> members = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> lookedUp = new ArrayList<>();
    private final Surroundings surroundings = new Surroundings(
            name -> {
                lookedUp.add(name);
                return name.equals("gone") ? Optional.empty() : Optional.of(POLISHED);
            },
            spec -> Decision.noOpinion(""));

    @Test
    void selectors_look_at_the_object_as_it_is_now() {
        member("before", OPTIONS.withMutating(true).withObjectSelector(SHINY), FailurePolicy.FAIL);
        polisher();
        member("after", OPTIONS.withMutating(true).withObjectSelector(SHINY), FailurePolicy.FAIL);
        member("validator", OPTIONS.withObjectSelector(SHINY), FailurePolicy.FAIL);
        assertThat(((Verdict.Allowed) admit("default")).object()).contains(POLISHED);
        assertThat(asked).containsExactly("polisher", "after", "validator");
    }

    @Test
    void conditions_look_at_the_object_as_it_is_now() {
        member("before", OPTIONS.withMutating(true), FailurePolicy.FAIL, "object has shiny");
        polisher();
        member("after", OPTIONS.withMutating(true), FailurePolicy.FAIL, "object has shiny");
        member("dull", OPTIONS, FailurePolicy.FAIL, "object has dull");
        member("validator", OPTIONS, FailurePolicy.FAIL, "object has shiny");
        assertThat(((Verdict.Allowed) admit("default")).object()).contains(POLISHED);
        assertThat(asked).containsExactly("polisher", "after", "validator");
    }

    @Test
    void a_namespace_is_looked_up_once_for_all_members() {
        member("m", OPTIONS.withMutating(true).withNamespaceSelector(SHINY), FailurePolicy.FAIL);
        polisher();
        member("v1", OPTIONS.withNamespaceSelector(SHINY), FailurePolicy.FAIL);
        member("v2", OPTIONS, FailurePolicy.FAIL, "namespace has shiny");
        admit("default");
        assertThat(asked).containsExactly("m", "polisher", "v1", "v2");
        assertThat(lookedUp).containsExactly("default");
    }

    @Test
    void a_selector_that_fails_refuses_whatever_the_failure_policy() {
        member("first", OPTIONS, FailurePolicy.FAIL);
        member("picky", OPTIONS.withNamespaceSelector(SHINY), FailurePolicy.IGNORE);
        Verdict.Denied denied = (Verdict.Denied) admit("gone");
        assertThat(denied.status().message()).isEqualTo("namespaces \"gone\" not found");
        assertThat(denied.status().code()).isEqualTo(404);
        assertThat(denied.errors()).isEmpty();
        assertThat(asked).containsExactly("first");
    }

    @Test
    void a_selector_is_not_looked_at_where_no_rule_matches() {
        member("picky", OPTIONS.withRules(List.of()).withNamespaceSelector(SHINY), FailurePolicy.FAIL);
        assertThat(admit("gone")).isEqualTo(Verdict.allowed());
        assertThat(lookedUp).isEmpty();
    }

    @Test
    void a_condition_that_fails_denies_and_names_the_member() {
        member("v", OPTIONS, FailurePolicy.FAIL, "error oops");
        Verdict.Denied denied = (Verdict.Denied) admit("default");
        assertThat(denied.status().code()).isEqualTo(403);
        assertThat(denied.errors())
                .extracting(ReviewException::getMessage)
                .containsExactly("module 'v': match condition \"0\": oops");
    }

    @Test
    void a_condition_that_fails_is_passed_over_and_told_where_the_policy_ignores_it() {
        member("v1", OPTIONS, FailurePolicy.IGNORE, "error oops");
        member("v2", OPTIONS, FailurePolicy.FAIL);
        Verdict.Allowed allowed = (Verdict.Allowed) admit("default");
        assertThat(allowed.errors()).extracting(ReviewException::code).containsExactly(FailureCode.CONDITION_FAILED);
        assertThat(allowed.auditAnnotations()).isEmpty();
        assertThat(asked).containsExactly("v2");
    }

    private Verdict admit(String namespace) {
        AdmissionRequest request = AdmissionRequest.builder(
                        Operation.CREATE,
                        new GroupVersionKind("", "v1", "Pod"),
                        new GroupVersionResource("", "v1", "pods"),
                        UserInfo.of("jane"))
                .namespace(namespace)
                .object(DULL)
                .build();
        return new AdmissionChain(members).admit(request);
    }

    private void polisher() {
        AdmissionMatcher all = AdmissionMatcher.ofRules(List.of(EVERY));
        members.add(new AdmissionMember(
                "polisher", request -> answer("polisher", POLISHED), true, all, FailurePolicy.FAIL));
    }

    private void member(String name, AdmissionOptions options, FailurePolicy policy, String... expressions) {
        List<MatchCondition> declared = new ArrayList<>();
        for (String expression : expressions) {
            declared.add(new MatchCondition(String.valueOf(declared.size()), expression));
        }
        Conditions<AdmissionExpression> conditions = Conditions.compile(
                declared, Expressions.of(new TextExpressions()), ExpressionCompiler::admission, problem -> {
                    throw new AssertionError(problem);
                });
        AdmissionMatcher matcher = AdmissionMatcher.of(options, conditions, policy, surroundings);
        members.add(new AdmissionMember(name, request -> answer(name, null), options.mutating(), matcher, policy));
    }

    private Verdict answer(String name, RawJson object) {
        asked.add(name);
        return object == null ? Verdict.allowed() : Verdict.allowed(object);
    }
}
