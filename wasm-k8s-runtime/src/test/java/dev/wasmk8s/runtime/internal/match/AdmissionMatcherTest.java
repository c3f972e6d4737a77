package dev.wasmk8s.runtime.internal.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.NamespaceLookup;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
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
import dev.wasmk8s.runtime.expression.AdmissionVariables;
import dev.wasmk8s.runtime.expression.EvaluationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdmissionMatcherTest {
    private static final RawJson OBJECT = RawJson.of("{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
    private static final LabelSelector OTHER = new LabelSelector(Map.of("a", "other"), List.of());
    private static final AdmissionOptions ALL = AdmissionOptions.DEFAULT.withRules(List.of(AdmissionRule.everything()));
    private static final AdmissionRequest CREATE =
            request("apps", "deployments", "web").object(OBJECT).build();

    private final List<String> lookedUp = new ArrayList<>();
    private final NamespaceLookup lookup = name -> {
        lookedUp.add(name);
        return name.equals("gone") ? Optional.empty() : Optional.of(OBJECT);
    };
    private Authorizer authorizer = spec -> Decision.noOpinion("");

    @Test
    void rules_alone_need_nothing_more() {
        AdmissionMatcher matcher = AdmissionMatcher.ofRules(List.of(AdmissionRule.everything()));
        assertThat(matcher.rulesMatch(CREATE)).isTrue();
        assertThat(matcher.looksPastRules()).isFalse();
        assertThat(AdmissionMatcher.ofRules(List.of()).rulesMatch(CREATE)).isFalse();
    }

    @Test
    void selectors_and_conditions_need_more() {
        assertThat(matcher(ALL.withNamespaceSelector(OTHER), FailurePolicy.FAIL).looksPastRules())
                .isTrue();
        assertThat(matcher(ALL.withObjectSelector(OTHER), FailurePolicy.FAIL).looksPastRules())
                .isTrue();
        assertThat(matcher(ALL, FailurePolicy.FAIL, variables -> true).looksPastRules())
                .isTrue();
    }

    @Test
    void conditions_are_not_evaluated_where_a_selector_does_not_match_or_fails() {
        AdmissionExpression never = variables -> {
            throw new AssertionError("evaluated");
        };
        assertThat(match(matcher(ALL.withObjectSelector(OTHER), FailurePolicy.FAIL, never), CREATE))
                .isEqualTo(AdmissionMatch.SKIPPED_BY_OBJECT);
        AdmissionRequest gone = CREATE.toBuilder().namespace("gone").build();
        assertThat(match(matcher(ALL.withNamespaceSelector(OTHER), FailurePolicy.IGNORE, never), gone))
                .isInstanceOf(AdmissionMatch.Refused.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_false_condition_skips_whatever_the_failure_policy(FailurePolicy policy) {
        assertThat(match(matcher(ALL, policy, variables -> true, failing("x"), variables -> false), CREATE))
                .isEqualTo(AdmissionMatch.SKIPPED_BY_CONDITIONS);
        assertThat(match(matcher(ALL, policy, variables -> true, variables -> true), CREATE))
                .isEqualTo(AdmissionMatch.SEEN);
    }

    @Test
    void a_condition_without_a_value_forbids() {
        AdmissionMatch.Refused refused = (AdmissionMatch.Refused)
                match(matcher(ALL, FailurePolicy.FAIL, variables -> true, failing("no such key: a")), CREATE);
        assertThat(refused.status().message())
                .isEqualTo("deployments.apps \"web\" is forbidden: match condition \"c1\": no such key: a");
        assertThat(refused.status().code()).isEqualTo(403);
        assertThat(refused.status().reason()).isEqualTo("Forbidden");
        assertThat(refused.status().status()).isEqualTo("Failure");
        assertThat(refused.status().details().orElseThrow().kind()).isEqualTo("deployments");
        assertThat(refused.status().details().orElseThrow().group()).isEqualTo("apps");
        assertThat(refused.status().details().orElseThrow().name()).isEqualTo("web");
        assertThat(refused.failure().orElseThrow().code()).isEqualTo(FailureCode.CONDITION_FAILED);
    }

    @Test
    void neither_the_core_group_nor_a_name_that_is_not_there_is_told() {
        AdmissionMatcher matcher = matcher(ALL, FailurePolicy.FAIL, failing("x"));
        AdmissionMatch.Refused refused = (AdmissionMatch.Refused)
                match(matcher, request("", "pods", "").object(OBJECT).build());
        assertThat(refused.status().message()).isEqualTo("pods is forbidden: match condition \"c0\": x");
    }

    @Test
    void a_condition_without_a_value_skips_where_the_failure_policy_ignores_it() {
        AdmissionMatch.Skipped skipped =
                (AdmissionMatch.Skipped) match(matcher(ALL, FailurePolicy.IGNORE, failing("x")), CREATE);
        assertThat(skipped.failure().orElseThrow().code()).isEqualTo(FailureCode.CONDITION_FAILED);
    }

    @Test
    void variables_are_made_once_for_each_version_of_the_object() {
        List<AdmissionVariables> seen = new ArrayList<>();
        AdmissionMatcher matcher = matcher(ALL, FailurePolicy.FAIL, seen::add, seen::add);
        RequestFacts facts = matcher.newFacts();
        matcher.matchPastRules(CREATE, facts);
        matcher.matchPastRules(CREATE, facts);
        AdmissionRequest changed =
                CREATE.toBuilder().object(RawJson.of("{\"metadata\":{}}")).build();
        matcher.matchPastRules(changed, facts);
        assertThat(seen).hasSize(6);
        assertThat(seen.subList(0, 4)).allMatch(variables -> variables == seen.get(0));
        assertThat(seen.subList(4, 6)).allMatch(variables -> variables == seen.get(4));
        assertThat(seen.get(0).request()).isSameAs(CREATE);
        assertThat(seen.get(4).request()).isSameAs(changed);
    }

    @Test
    void a_namespace_is_looked_up_once_and_only_if_somebody_asks() {
        AdmissionMatcher careless = matcher(ALL, FailurePolicy.FAIL, variables -> true);
        AdmissionMatcher curious = matcher(ALL, FailurePolicy.FAIL, variables -> variables
                .namespaceObject()
                .isPresent());
        AdmissionMatcher selecting = matcher(ALL.withNamespaceSelector(OTHER), FailurePolicy.FAIL);
        RequestFacts facts = careless.newFacts();
        assertThat(careless.matchPastRules(CREATE, facts)).isEqualTo(AdmissionMatch.SEEN);
        assertThat(lookedUp).isEmpty();
        assertThat(curious.matchPastRules(CREATE, facts)).isEqualTo(AdmissionMatch.SEEN);
        assertThat(selecting.matchPastRules(CREATE, facts)).isEqualTo(AdmissionMatch.SKIPPED_BY_NAMESPACE);
        AdmissionRequest changed =
                CREATE.toBuilder().object(RawJson.of("{\"metadata\":{}}")).build();
        assertThat(curious.matchPastRules(changed, facts)).isEqualTo(AdmissionMatch.SEEN);
        assertThat(lookedUp).containsExactly("default");
    }

    @Test
    void the_namespace_object_is_that_of_what_is_in_a_namespace() {
        List<Optional<RawJson>> found = new ArrayList<>();
        AdmissionMatcher matcher =
                matcher(ALL, FailurePolicy.FAIL, variables -> found.add(variables.namespaceObject()));
        match(matcher, CREATE);
        match(matcher, request("", "nodes", "x").namespace("").build());
        match(matcher, namespace());
        assertThat(found).containsExactly(Optional.of(OBJECT), Optional.empty(), Optional.empty());
    }

    @Test
    void a_namespace_that_is_not_there_is_a_failure_of_the_condition_that_wanted_it() {
        AdmissionMatcher matcher = matcher(ALL, FailurePolicy.FAIL, variables -> variables
                .namespaceObject()
                .isPresent());
        AdmissionMatch.Refused refused = (AdmissionMatch.Refused)
                match(matcher, CREATE.toBuilder().namespace("gone").build());
        assertThat(refused.status().message()).endsWith("match condition \"c0\": namespaces \"gone\" not found");
    }

    @Test
    void the_authorizer_is_that_of_the_surroundings() {
        authorizer = spec -> {
            throw new ReviewException(FailureCode.CLOSED, "closed");
        };
        AdmissionMatcher matcher = matcher(
                ALL, FailurePolicy.IGNORE, variables -> variables.authorizer().authorize(null) == null);
        assertThatThrownBy(() -> match(matcher, CREATE)).hasMessage("closed");
    }

    private static AdmissionMatch match(AdmissionMatcher matcher, AdmissionRequest request) {
        return matcher.matchPastRules(request, matcher.newFacts());
    }

    private AdmissionMatcher matcher(
            AdmissionOptions options, FailurePolicy policy, AdmissionExpression... expressions) {
        List<MatchCondition> declared = new ArrayList<>();
        for (int i = 0; i < expressions.length; i++) {
            declared.add(new MatchCondition("c" + i, String.valueOf(i)));
        }
        Conditions<AdmissionExpression> conditions = Conditions.compile(
                declared,
                Expressions.of(new TextExpressions()),
                (compiler, text) -> expressions[Integer.parseInt(text)],
                problem -> {
                    throw new AssertionError(problem);
                });
        return AdmissionMatcher.of(options, conditions, policy, new Surroundings(lookup, authorizer));
    }

    private static AdmissionExpression failing(String message) {
        return variables -> {
            throw new EvaluationException(message);
        };
    }

    private static AdmissionRequest namespace() {
        return AdmissionRequest.builder(
                        Operation.CREATE,
                        new GroupVersionKind("", "v1", "Namespace"),
                        new GroupVersionResource("", "v1", "namespaces"),
                        UserInfo.of("jane"))
                .name("x")
                .namespace("x")
                .build();
    }

    private static AdmissionRequest.Builder request(String group, String resource, String name) {
        return AdmissionRequest.builder(
                        Operation.CREATE,
                        new GroupVersionKind(group, "v1", "Any"),
                        new GroupVersionResource(group, "v1", resource),
                        UserInfo.of("jane"))
                .name(name)
                .namespace("default");
    }
}
