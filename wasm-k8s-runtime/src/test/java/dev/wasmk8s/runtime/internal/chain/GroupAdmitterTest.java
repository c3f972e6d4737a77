package dev.wasmk8s.runtime.internal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import dev.wasmk8s.runtime.expression.EvaluationException;
import dev.wasmk8s.runtime.expression.GroupExpression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupAdmitterTest {
    private static final AdmissionRequest REQUEST = AdmissionRequest.builder(
                    Operation.CREATE,
                    new GroupVersionKind("", "v1", "Pod"),
                    new GroupVersionResource("", "v1", "pods"),
                    UserInfo.of("u"))
            .build();

    private final Map<String, Admitter> members = new HashMap<>();

    @Test
    void what_members_that_were_asked_say_is_kept() {
        members.put("a", request -> new Verdict.Allowed(Optional.empty(), List.of("w"), Map.of("a/k", "v"), List.of()));
        members.put("b", request -> Verdict.denied(Status.failure(403, "", "b says no")));
        Verdict.Denied denied = (Verdict.Denied) admit(member -> member.test("a") && member.test("b"));
        assertThat(denied.status().code()).isEqualTo(400);
        assertThat(denied.status().message()).isEqualTo("admission webhook \"g\" denied the request: no way");
        assertThat(denied.status().details().orElseThrow().causes())
                .containsExactly(new Status.Cause("", "b says no", "spec.policies.b"));
        assertThat(denied.warnings()).containsExactly("w");
        assertThat(denied.auditAnnotations()).containsEntry("a/k", "v");
    }

    @Test
    void a_denial_that_the_expression_outweighs_leaves_no_trace_but_its_warnings() {
        members.put(
                "a", request -> new Verdict.Denied(Status.failure(403, "", "no"), List.of("w"), Map.of(), List.of()));
        assertThat(admit(member -> !member.test("a")))
                .isEqualTo(new Verdict.Allowed(Optional.empty(), List.of("w"), Map.of(), List.of()));
    }

    @Test
    void a_denial_without_a_member_that_denied_has_no_causes() {
        members.put("a", request -> Verdict.allowed());
        assertThat(admit(member -> !member.test("a")))
                .isInstanceOfSatisfying(
                        Verdict.Denied.class,
                        denied -> assertThat(denied.status().details()).isEmpty());
    }

    @Test
    void a_member_that_fails_is_named() {
        members.put("a", request -> {
            throw new IllegalStateException("secret");
        });
        ReviewException failure = catchThrowableOfType(ReviewException.class, () -> admit(member -> member.test("a")));
        assertThat(failure.module()).contains("g/a");
        assertThat(failure.code()).isEqualTo(FailureCode.INTERNAL);
        assertThat(failure.getMessage()).doesNotContain("secret");
    }

    @Test
    void a_member_that_changes_the_object_fails() {
        members.put("a", request -> Verdict.allowed(RawJson.of("{}")));
        assertThatThrownBy(() -> admit(member -> member.test("a")))
                .isInstanceOf(ReviewException.class)
                .hasMessageContaining("must not change the object");
    }

    @Test
    void an_expression_without_a_value_is_a_failure() {
        assertThatThrownBy(() -> admit(member -> {
                    throw new EvaluationException("no value");
                }))
                .isInstanceOf(ReviewException.class)
                .hasMessage("module 'g': the expression has no value: no value");
    }

    private Verdict admit(GroupExpression expression) {
        return new GroupAdmitter("g", "no way", expression, members).admit(REQUEST);
    }
}
