package dev.wasmk8s.runtime.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.internal.match.AdmissionMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdmissionChainTest {
    private static final RawJson SUBMITTED = RawJson.of("{\"a\":1}");
    private static final RawJson CHANGED = RawJson.of("{\"a\":2}");
    private static final RawJson CHANGED_AGAIN = RawJson.of("{\"a\":3}");
    private static final Status TEAPOT = Status.failure(418, "", "no");
    private static final AdmissionMatcher ALL = AdmissionMatcher.ofRules(List.of(AdmissionRule.everything()));

    private final List<AdmissionMember> members = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    @Test
    void noMembersAllow() {
        assertThat(admit()).isEqualTo(Verdict.allowed());
    }

    @Test
    void c35MutatorsSeeThePreviousResultAndValidatorsTheFinalOne() {
        validator("v", Verdict.allowed());
        mutator("m1", Verdict.allowed(CHANGED));
        mutator("m2", Verdict.allowed(CHANGED_AGAIN));
        assertThat(admit()).isEqualTo(Verdict.allowed(CHANGED_AGAIN));
        assertThat(seen).containsExactly("m1 {\"a\":1}", "m2 {\"a\":2}", "v {\"a\":3}");
    }

    @Test
    void c33WithoutAPatchTheObjectStaysAsItIs() {
        mutator("m", Verdict.allowed());
        assertThat(admit()).isEqualTo(Verdict.allowed());
    }

    @Test
    void aChangeThatEndsWithTheBytesSubmittedIsNone() {
        mutator("m1", Verdict.allowed(CHANGED));
        mutator("m2", Verdict.allowed(RawJson.of("{\"a\":1}")));
        assertThat(admit()).isEqualTo(Verdict.allowed());
    }

    @Test
    void theFirstDenialEndsTheWalkAndNothingIsChanged() {
        mutator("m1", Verdict.allowed(CHANGED));
        mutator("m2", Verdict.denied(TEAPOT));
        validator("v", Verdict.allowed());
        assertThat(admit()).isEqualTo(Verdict.denied(TEAPOT));
        assertThat(seen).hasSize(2);
    }

    @Test
    void ofTwoDenialsTheFirstInOrderCounts() {
        validator("v1", Verdict.denied(TEAPOT));
        validator("v2", Verdict.denied(Status.failure(400, "", "other")));
        assertThat(((Verdict.Denied) admit()).status()).isEqualTo(TEAPOT);
    }

    @Test
    void c38WarningsAndAnnotationsBelongToADenialToo() {
        validator("v1", new Verdict.Allowed(Optional.empty(), List.of("w1"), Map.of("v1/k", "1"), List.of()));
        validator("v2", new Verdict.Denied(TEAPOT, List.of("w2"), Map.of("v2/k", "2"), List.of()));
        Verdict verdict = admit();
        assertThat(verdict).isInstanceOf(Verdict.Denied.class);
        assertThat(verdict.warnings()).containsExactly("w1", "w2");
        assertThat(verdict.auditAnnotations()).containsExactly(entry("v1/k", "1"), entry("v2/k", "2"));
    }

    @Test
    void c40TheSameWarningTwiceIsOneAndTheFirstValueOfAnAnnotationStays() {
        validator("v1", new Verdict.Allowed(Optional.empty(), List.of("w", "x"), Map.of("n/k", "1"), List.of()));
        validator("v2", new Verdict.Allowed(Optional.empty(), List.of("y", "w"), Map.of("n/k", "2"), List.of()));
        Verdict verdict = admit();
        assertThat(verdict.warnings()).containsExactly("w", "x", "y");
        assertThat(verdict.auditAnnotations()).containsExactly(entry("n/k", "1"));
    }

    @Test
    void c30AFailureDeniesWith500AndKeepsWhatWasGathered() {
        validator("v1", new Verdict.Allowed(Optional.empty(), List.of("w"), Map.of("v1/k", "1"), List.of()));
        failing("v2", false, FailureCode.RESPONSE_REFUSED, FailurePolicy.FAIL, "received invalid webhook response: x");
        Verdict.Denied verdict = (Verdict.Denied) admit();
        assertThat(verdict.status().code()).isEqualTo(500);
        assertThat(verdict.status().reason()).isEqualTo("InternalError");
        assertThat(verdict.status().status()).isEqualTo("Failure");
        assertThat(verdict.status().message())
                .isEqualTo("Internal error occurred: failed calling webhook \"v2\":"
                        + " received invalid webhook response: x");
        assertThat(verdict.status().details().orElseThrow().causes().get(0).message())
                .isEqualTo("failed calling webhook \"v2\": received invalid webhook response: x");
        assertThat(verdict.errors())
                .extracting(ReviewException::getMessage)
                .containsExactly("module 'v2': received invalid webhook response: x");
        assertThat(verdict.warnings()).containsExactly("w");
        assertThat(verdict.auditAnnotations()).containsExactly(entry("v1/k", "1"));
    }

    @Test
    void aCallThatFailedIsCalledOne() {
        failing("v", false, FailureCode.DEADLINE_EXCEEDED, FailurePolicy.FAIL, "took longer than 1 s");
        assertThat(((Verdict.Denied) admit()).status().message())
                .isEqualTo("Internal error occurred: failed calling webhook \"v\":"
                        + " failed to call webhook: took longer than 1 s");
    }

    @Test
    void c30AFailureIsPassedOverAndWrittenDownWherePolicyIgnoresIt() {
        neverAsked("unmatched", true);
        failing("m", true, FailureCode.GUEST_TRAPPED, FailurePolicy.IGNORE, "unreachable");
        failing("v", false, FailureCode.GUEST_TRAPPED, FailurePolicy.IGNORE, "unreachable");
        mutator("m2", Verdict.allowed(CHANGED));
        Verdict.Allowed verdict = (Verdict.Allowed) admit();
        assertThat(verdict.object()).contains(CHANGED);
        assertThat(verdict.errors())
                .extracting(ReviewException::getMessage)
                .containsExactly("module 'm': unreachable", "module 'v': unreachable");
        assertThat(verdict.auditAnnotations())
                .containsExactly(
                        entry("failed-open.mutation.webhook.admission.k8s.io/round_0_index_1", "m"),
                        entry("failed-open.validating.webhook.admission.k8s.io/round_0_index_0", "v"));
    }

    @Test
    void c31ADenialDeniesWhateverTheFailurePolicy() {
        member("v", false, ALL, FailurePolicy.IGNORE, request -> Verdict.denied(TEAPOT));
        assertThat(admit()).isEqualTo(Verdict.denied(TEAPOT));
    }

    @Test
    void c37AChangeWhereThereIsNoObjectIsAnInternalErrorWhateverTheFailurePolicy() {
        member("m", true, ALL, FailurePolicy.IGNORE, request -> Verdict.allowed(CHANGED));
        Verdict.Denied verdict =
                (Verdict.Denied) chain().admit(request(Operation.DELETE, "pods").build());
        assertThat(verdict.status().code()).isEqualTo(500);
        assertThat(verdict.status().message())
                .isEqualTo("Internal error occurred: admission webhook \"m\" attempted to modify the object, which is"
                        + " not supported for this operation");
        assertThat(verdict.errors()).extracting(ReviewException::code).containsExactly(FailureCode.RESPONSE_REFUSED);
    }

    @Test
    void aValidatingMemberThatChangesTheObjectFails() {
        validator("v", Verdict.allowed(CHANGED));
        Verdict.Denied verdict = (Verdict.Denied) admit();
        assertThat(verdict.errors()).extracting(ReviewException::code).containsExactly(FailureCode.RESPONSE_REFUSED);
    }

    @Test
    void aMemberWhoseRulesDoNotMatchIsNotAsked() {
        neverAsked("m", true);
        neverAsked("v", false);
        assertThat(admit()).isEqualTo(Verdict.allowed());
    }

    @Test
    void theConfigurationOfAdmissionIsSeenByNobody() {
        validator("v", Verdict.denied(TEAPOT));
        AdmissionRequest request = AdmissionRequest.builder(
                        Operation.UPDATE,
                        new GroupVersionKind("admissionregistration.k8s.io", "v1", "ValidatingWebhookConfiguration"),
                        new GroupVersionResource(
                                "admissionregistration.k8s.io", "v1", "validatingwebhookconfigurations"),
                        UserInfo.of("jane"))
                .build();
        assertThat(chain().admit(request)).isEqualTo(Verdict.allowed());
        assertThat(seen).isEmpty();
    }

    @Test
    void aDefectOfAMemberDenies() {
        member("v", false, ALL, FailurePolicy.FAIL, request -> null);
        Verdict.Denied verdict = (Verdict.Denied) admit();
        assertThat(verdict.status().code()).isEqualTo(500);
        assertThat(verdict.errors()).extracting(ReviewException::code).containsExactly(FailureCode.INTERNAL);
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST_MALFORMED", "INTERRUPTED", "CLOSED"})
    void whatIsNoFaultOfAMemberIsNotIgnored(FailureCode code) {
        failing("v", false, code, FailurePolicy.IGNORE, "x");
        assertThatThrownBy(this::admit).isInstanceOfSatisfying(ReviewException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    /** Without what the audit log tells of each call, which has tests of its own. */
    private Verdict admit() {
        Verdict verdict = chain().admit(
                        request(Operation.CREATE, "pods").object(SUBMITTED).build());
        Map<String, String> annotations = new LinkedHashMap<>(verdict.auditAnnotations());
        annotations.keySet().removeIf(key -> key.startsWith("mutation."));
        return verdict instanceof Verdict.Denied denied
                ? new Verdict.Denied(denied.status(), verdict.warnings(), annotations, verdict.errors())
                : new Verdict.Allowed(
                        ((Verdict.Allowed) verdict).object(), verdict.warnings(), annotations, verdict.errors());
    }

    private AdmissionChain chain() {
        return new AdmissionChain(members);
    }

    private void mutator(String name, Verdict verdict) {
        member(name, true, ALL, FailurePolicy.FAIL, recording(name, verdict));
    }

    private void validator(String name, Verdict verdict) {
        member(name, false, ALL, FailurePolicy.FAIL, recording(name, verdict));
    }

    private Admitter recording(String name, Verdict verdict) {
        return request -> {
            seen.add(name + " " + request.object().orElseThrow());
            return verdict;
        };
    }

    private void failing(String name, boolean mutating, FailureCode code, FailurePolicy policy, String detail) {
        member(name, mutating, ALL, policy, request -> {
            throw new ReviewException(code, detail);
        });
    }

    private void neverAsked(String name, boolean mutating) {
        member(name, mutating, AdmissionMatcher.ofRules(List.of()), FailurePolicy.FAIL, request -> {
            throw new AssertionError("asked");
        });
    }

    private void member(
            String name, boolean mutating, AdmissionMatcher matcher, FailurePolicy policy, Admitter admitter) {
        members.add(new AdmissionMember(name, admitter, mutating, matcher, policy));
    }

    private static AdmissionRequest.Builder request(Operation operation, String resource) {
        return AdmissionRequest.builder(
                        operation,
                        new GroupVersionKind("", "v1", "Pod"),
                        new GroupVersionResource("", "v1", resource),
                        UserInfo.of("jane"))
                .namespace("default");
    }
}
