package dev.wasmk8s.runtime.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.LabelSelector;
import dev.wasmk8s.runtime.internal.match.AdmissionMatcher;
import dev.wasmk8s.runtime.internal.match.Conditions;
import dev.wasmk8s.runtime.internal.match.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrialsTest {
    private static final SubjectAccessReviewSpec SPEC = SubjectAccessReviewSpec.of(
            UserInfo.of("jane"), ResourceAttributes.of("get", "", "v1", "pods", "default", "x"));

    @Test
    void a_monitored_denial_becomes_a_warning_and_an_annotation() {
        WalkFixture walk = new WalkFixture().validator("m deny MONITOR").validator("v keep");
        Verdict verdict = walk.admit();
        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        assertThat(walk.seen).containsExactly("m:", "v:");
        assertThat(verdict.warnings()).containsExactly("m warns", "module \"m\" would have denied the request: no");
        assertThat(verdict.auditAnnotations())
                .containsExactly(
                        entry("m/k", "v"), entry("m/monitor", "would have denied the request with code 418: no"));
        assertThat(walk.trials).containsExactly(new Trial("m", Enforcement.MONITOR, Trial.Outcome.DENIED, true));
    }

    @Test
    void a_monitored_failure_becomes_the_same_and_stays_an_error() {
        WalkFixture walk = new WalkFixture().validator("m_1 fail MONITOR");
        Verdict verdict = walk.admit();
        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        assertThat(verdict.warnings())
                .containsExactly("module \"m_1\" would have denied the request: Internal error occurred: failed calling"
                        + " webhook \"m_1\": failed to call webhook: unreachable");
        assertThat(verdict.auditAnnotations()).containsOnlyKeys("m-1/monitor");
        assertThat(verdict.errors()).hasSize(1);
        assertThat(walk.trials).containsExactly(new Trial("m_1", Enforcement.MONITOR, Trial.Outcome.FAILED, true));
    }

    @Test
    void a_monitored_failure_that_would_be_passed_over_is() {
        WalkFixture walk = new WalkFixture().validator("m fail ignore MONITOR");
        Verdict verdict = walk.admit();
        assertThat(verdict.warnings()).isEmpty();
        assertThat(verdict.auditAnnotations())
                .containsExactly(entry("failed-open.validating.webhook.admission.k8s.io/round_0_index_0", "m"));
        assertThat(walk.trials).containsExactly(new Trial("m", Enforcement.MONITOR, Trial.Outcome.FAILED, false));
    }

    @Test
    void a_monitored_change_is_discarded_and_noted() {
        WalkFixture walk = new WalkFixture().mutator("m set-A MONITOR").mutator("n keep");
        walk.options = walk.options.withAuditPatches(true);
        Verdict verdict = walk.admit();
        assertThat(WalkFixture.word(verdict)).isEqualTo("=");
        assertThat(walk.seen).containsExactly("m:", "n:");
        assertThat(verdict.auditAnnotations())
                .containsEntry("m/monitor", "would have changed the object")
                .hasSize(3);
        assertThat(WalkFixture.calls(verdict)).containsExactly("0.0-", "0.1-");
    }

    @Test
    void a_monitored_validating_member_that_changes_the_object_would_have_failed() {
        Verdict verdict = new WalkFixture().validator("m set-A MONITOR").admit();
        assertThat(verdict.warnings()).singleElement().asString().contains("must not change the object");
    }

    @Test
    void a_denial_is_remembered_over_a_change() {
        Verdict verdict = new WalkFixture()
                .mutator("m again deny set-A MONITOR")
                .mutator("n set-B")
                .admit();
        assertThat(verdict.auditAnnotations().get("m/monitor")).startsWith("would have denied");
    }

    @Test
    void warnings_fit_into_a_header() {
        Status denial = Status.failure(403, "", "a\nb\u0085\ud83d\ude00" + "x".repeat(1000));
        assertThat(MonitorText.warning("m", denial))
                .startsWith("module \"m\" would have denied the request: a b \ud83d\ude00xx")
                .endsWith("x...")
                .hasSizeLessThan(260);
        assertThat(MonitorText.warning(
                        "m", Status.failure(400, "", "admission webhook \"m\" denied the request without explanation")))
                .isEqualTo("module \"m\" would have denied the request");
    }

    @ParameterizedTest
    @CsvSource({
        "keep,         ALLOWED, false",
        "set-A,        CHANGED, true",
        "same,         ALLOWED, false",
        "deny,         DENIED,  true",
        "fail,         FAILED,  true",
        "defect,       FAILED,  true",
        "garbage,      FAILED,  true",
        "fail ignore,  FAILED,  false"
    })
    void a_shadow_is_called_and_reported_and_never_seen(String does, Trial.Outcome outcome, boolean differs) {
        WalkFixture walk = new WalkFixture().mutator("s " + does + " SHADOW").mutator("m set-B");
        WalkFixture without = new WalkFixture().mutator("s skip keep").mutator("m set-B");
        assertThat(walk.admit()).isEqualTo(without.admit());
        assertThat(walk.seen).containsExactly("s:", "m:");
        assertThat(walk.trials).containsExactly(new Trial("s", Enforcement.SHADOW, outcome, differs));
    }

    @Test
    void a_shadow_that_denies_what_others_deny_makes_no_difference() {
        WalkFixture walk = new WalkFixture().validator("s deny SHADOW").validator("v deny");
        assertThat(WalkFixture.word(walk.admit())).isEqualTo("418");
        assertThat(walk.trials).containsExactly(new Trial("s", Enforcement.SHADOW, Trial.Outcome.DENIED, false));
    }

    @ParameterizedTest
    @EnumSource(names = {"MONITOR", "SHADOW"})
    void what_is_no_fault_of_a_member_ends_the_walk(Enforcement enforcement) {
        WalkFixture walk = new WalkFixture().validator("s interrupted " + enforcement);
        assertThatThrownBy(walk::admit).isInstanceOfSatisfying(ReviewException.class, e -> assertThat(e.code())
                .isEqualTo(FailureCode.INTERRUPTED));
    }

    @Test
    void an_observer_that_fails_fails_nobody() {
        WalkFixture walk = new WalkFixture().validator("s deny SHADOW");
        walk.options = walk.options.withTrials(trial -> {
            throw new IllegalStateException();
        });
        assertThat(walk.admit()).isEqualTo(Verdict.allowed());
    }

    @Test
    void the_log_is_told_by_default() {
        WalkFixture walk = new WalkFixture().validator("s deny SHADOW");
        walk.options = WalkOptions.DEFAULT;
        assertThat(walk.admit()).isEqualTo(Verdict.allowed());
    }

    @ParameterizedTest
    @EnumSource(names = {"MONITOR", "SHADOW"})
    void an_authorizer_on_trial_has_no_opinion(Enforcement enforcement) {
        assertThat(tried(enforcement, spec -> Decision.deny("no")))
                .isEqualTo(new Trial("a", enforcement, Trial.Outcome.DENIED, true));
        assertThat(tried(enforcement, spec -> Decision.allow("yes")))
                .isEqualTo(new Trial("a", enforcement, Trial.Outcome.ALLOWED, true));
        assertThat(tried(enforcement, spec -> Decision.noOpinion("?")))
                .isEqualTo(new Trial("a", enforcement, Trial.Outcome.NO_OPINION, false));
        assertThat(tried(enforcement, spec -> {
                    throw new ReviewException(FailureCode.GUEST_TRAPPED, "unreachable");
                }))
                .isEqualTo(new Trial("a", enforcement, Trial.Outcome.FAILED, false));
        assertThatThrownBy(() -> tried(enforcement, spec -> {
                    throw new ReviewException(FailureCode.CLOSED, "closed");
                }))
                .isInstanceOf(ReviewException.class);
    }

    @Test
    void an_authorizer_that_counts_is_not_wrapped() {
        Authorizer authorizer = spec -> Decision.deny("no");
        assertThat(TrialAuthorizer.of("a", authorizer, Enforcement.ENFORCE, TrialObserver.LOG))
                .isSameAs(authorizer);
    }

    private static Trial tried(Enforcement enforcement, Authorizer authorizer) {
        List<Trial> trials = new ArrayList<>();
        Authorizer tried = TrialAuthorizer.of("a", authorizer, enforcement, trials::add);
        assertThat(tried.authorize(SPEC)).isEqualTo(Decision.noOpinion(""));
        return trials.get(0);
    }

    /** Nobody looks namespaces up here, so that whoever selects by their labels has to refuse. */
    @ParameterizedTest
    @EnumSource(Enforcement.class)
    void a_member_on_trial_that_cannot_tell_whether_it_sees_a_request_refuses_nothing(Enforcement enforcement) {
        AdmissionOptions selecting = AdmissionOptions.DEFAULT
                .withRules(List.of(AdmissionRule.everything()))
                .withNamespaceSelector(new LabelSelector(Map.of("a", "b"), List.of()));
        WalkFixture walk = new WalkFixture();
        walk.members.add(new AdmissionMember(
                "m",
                request -> Verdict.allowed(),
                false,
                AdmissionMatcher.of(selecting, Conditions.none(), FailurePolicy.FAIL, Surroundings.NONE),
                FailurePolicy.FAIL,
                new Treatment(enforcement, false, false)));

        Verdict verdict = walk.admit();

        assertThat(WalkFixture.word(verdict)).isEqualTo(enforcement == Enforcement.ENFORCE ? "404" : "=");
        assertThat(verdict.warnings()).hasSize(enforcement == Enforcement.MONITOR ? 1 : 0);
        assertThat(walk.trials).hasSize(enforcement == Enforcement.ENFORCE ? 0 : 1);
    }
}
