package dev.wasmk8s.runtime.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.observation.AdmissionConditions;
import dev.wasmk8s.observation.AdmissionStep;
import dev.wasmk8s.observation.AdmissionStepEnded;
import dev.wasmk8s.observation.AuthorizationConditions;
import dev.wasmk8s.observation.ConditionOutcome;
import dev.wasmk8s.observation.ModuleSkipped;
import dev.wasmk8s.observation.Observation;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.LabelSelector;
import dev.wasmk8s.runtime.MatchCondition;
import dev.wasmk8s.runtime.expression.ExpressionCompiler;
import dev.wasmk8s.runtime.internal.match.AdmissionMatcher;
import dev.wasmk8s.runtime.internal.match.Conditions;
import dev.wasmk8s.runtime.internal.match.Expressions;
import dev.wasmk8s.runtime.internal.match.Surroundings;
import dev.wasmk8s.runtime.internal.match.TextExpressions;
import dev.wasmk8s.runtime.internal.observation.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is observed of members that do not see a request, and of what keeps it from them. */
class ObservedMatchingTest {
    private static final AdmissionOptions ALL = AdmissionOptions.DEFAULT.withRules(List.of(AdmissionRule.everything()));
    private static final LabelSelector OTHER = new LabelSelector(Map.of("finish", "other"), List.of());
    private static final RawJson OBJECT = RawJson.of("{\"metadata\":{\"labels\":{\"finish\":\"dull\"}}}");
    private static final SubjectAccessReviewSpec ACCESS =
            SubjectAccessReviewSpec.of(UserInfo.of("jane"), new NonResourceAttributes("/healthz", "get"));

    private final List<Observation> seen = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final Signals signals = Signals.to(List.of(seen::add), () -> clock.addAndGet(10));
    private Surroundings surroundings = new Surroundings(name -> Optional.of(OBJECT), spec -> Decision.noOpinion(""));

    @Test
    void what_keeps_a_request_from_a_member_is_told() {
        admit(
                member("rules", ALL.withRules(List.of())),
                member("namespace", ALL.withMutating(true).withNamespaceSelector(OTHER)),
                member("object", ALL.withObjectSelector(OTHER)),
                member("both", ALL.withNamespaceSelector(OTHER).withObjectSelector(OTHER)),
                member("seen", ALL));
        assertThat(seen)
                .filteredOn(ModuleSkipped.class::isInstance)
                .containsExactly(
                        skipped("namespace", AdmissionStep.ADMIT, ModuleSkipped.Reason.NAMESPACE_SELECTOR),
                        skipped("rules", AdmissionStep.VALIDATE, ModuleSkipped.Reason.RULES),
                        skipped("object", AdmissionStep.VALIDATE, ModuleSkipped.Reason.OBJECT_SELECTOR),
                        skipped("both", AdmissionStep.VALIDATE, ModuleSkipped.Reason.NAMESPACE_SELECTOR));
        assertThat(seen).hasSize(6);
    }

    @Test
    void a_selector_that_fails_is_no_reason() {
        surroundings = new Surroundings(name -> Optional.empty(), spec -> Decision.noOpinion(""));
        admit(member("m", ALL.withNamespaceSelector(OTHER)));
        assertThat(seen).hasSize(2).allMatch(AdmissionStepEnded.class::isInstance);
    }

    @Test
    void conditions_of_admission_are_told_by_themselves() {
        admit(
                member("met", ALL.withMutating(true), FailurePolicy.FAIL, "true", "true"),
                member("excluded", ALL, FailurePolicy.FAIL, "error broke", "false", "error again"),
                member("ignored", ALL, FailurePolicy.IGNORE, "error broke", "true", "error again"),
                member("failed", ALL, FailurePolicy.FAIL, "error broke"));
        assertThat(seen)
                .filteredOn(observation -> !(observation instanceof AdmissionStepEnded))
                .containsExactly(
                        conditions("met", AdmissionStep.ADMIT, ConditionOutcome.MET, 0),
                        conditions("excluded", AdmissionStep.VALIDATE, ConditionOutcome.EXCLUDED, 1),
                        conditions("ignored", AdmissionStep.VALIDATE, ConditionOutcome.FAILED, 2),
                        conditions("failed", AdmissionStep.VALIDATE, ConditionOutcome.FAILED, 1));
    }

    @Test
    void conditions_are_not_told_where_a_selector_comes_first() {
        admit(member("m", ALL.withObjectSelector(OTHER), FailurePolicy.FAIL, "true"));
        assertThat(seen).noneMatch(AdmissionConditions.class::isInstance);
    }

    @Test
    void conditions_of_an_authorizer_are_told() {
        authorize("true", "user is jane");
        authorize("error broke", "false", "error again");
        assertThatThrownBy(() -> authorize("error broke", "true", "error again"))
                .isInstanceOf(ReviewException.class);
        assertThat(seen)
                .containsExactly(
                        new AuthorizationConditions("m", ConditionOutcome.MET, 0, 10),
                        new AuthorizationConditions("m", ConditionOutcome.EXCLUDED, 1, 10),
                        new AuthorizationConditions("m", ConditionOutcome.FAILED, 2, 10));
    }

    private static ModuleSkipped skipped(String module, AdmissionStep step, ModuleSkipped.Reason reason) {
        return new ModuleSkipped(module, step, Operation.CREATE, reason);
    }

    private static AdmissionConditions conditions(
            String module, AdmissionStep step, ConditionOutcome outcome, int errors) {
        return new AdmissionConditions(module, step, Operation.CREATE, outcome, errors, 10);
    }

    private void admit(AdmissionMember... members) {
        AdmissionRequest request = AdmissionRequest.builder(
                        Operation.CREATE,
                        new GroupVersionKind("", "v1", "Pod"),
                        new GroupVersionResource("", "v1", "pods"),
                        UserInfo.of("jane"))
                .namespace("default")
                .object(OBJECT)
                .build();
        new AdmissionChain(List.of(members), WalkOptions.DEFAULT, signals).admit(request);
    }

    private AdmissionMember member(String name, AdmissionOptions options) {
        return member(name, options, FailurePolicy.FAIL);
    }

    private AdmissionMember member(String name, AdmissionOptions options, FailurePolicy policy, String... expressions) {
        AdmissionStep step = options.mutating() ? AdmissionStep.ADMIT : AdmissionStep.VALIDATE;
        AdmissionMatcher matcher = AdmissionMatcher.of(
                        options, compile(ExpressionCompiler::admission, expressions), policy, surroundings)
                .observed(name, step, signals);
        return new AdmissionMember(name, request -> Verdict.allowed(), options.mutating(), matcher, policy);
    }

    private void authorize(String... expressions) {
        ConditionalAuthorizer.of(
                        spec -> Decision.allow(""),
                        compile(ExpressionCompiler::authorization, expressions),
                        "m",
                        signals)
                .authorize(ACCESS);
    }

    private static <E> Conditions<E> compile(Conditions.Compilation<E> compilation, String... expressions) {
        List<MatchCondition> declared = new ArrayList<>();
        for (String expression : expressions) {
            declared.add(new MatchCondition(String.valueOf(declared.size()), expression));
        }
        return Conditions.compile(declared, Expressions.of(new TextExpressions()), compilation, problem -> {
            throw new AssertionError(problem);
        });
    }
}
