package dev.wasmk8s.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Status;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.InvalidConfigurationException;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleGroup;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModuleGroupsTest {
    private static final String ALLOWED =
            "{\"uid\":\"$uid\",\"allowed\":true,\"warnings\":[\"looked\"],\"auditAnnotations\":{\"k\":\"v\"}}";
    private static final String DENIED =
            "{\"uid\":\"$uid\",\"allowed\":false,\"status\":{\"message\":\"not mine\",\"code\":403}}";

    private final ModuleDefinition yes = probe("yes", answer(ALLOWED));
    private final ModuleDefinition no = probe("no", answer(DENIED));
    private final ModuleDefinition broken = probe("broken", "{\"do\":\"trap\"}");

    @ParameterizedTest
    @EnumSource
    void members_decide_by_the_expression(EngineMode mode) {
        assertThat(admit(mode, group("yes() && !no()", FailurePolicy.FAIL, yes, no, broken)))
                .isInstanceOfSatisfying(Verdict.Allowed.class, allowed -> {
                    assertThat(allowed.warnings()).containsExactly("looked");
                    assertThat(allowed.auditAnnotations()).containsExactly(entry("images-yes/k", "v"));
                    assertThat(allowed.errors()).isEmpty();
                });
        assertThat(admit(mode, group("yes() && no()", FailurePolicy.IGNORE, yes, no, broken)))
                .isInstanceOfSatisfying(Verdict.Denied.class, denied -> {
                    Status status = denied.status();
                    assertThat(status.code()).isEqualTo(400);
                    assertThat(status.message())
                            .isEqualTo("admission webhook \"images\" denied the request: use our images");
                    assertThat(status.details().orElseThrow().causes())
                            .containsExactly(new Status.Cause(
                                    "",
                                    "admission webhook \"images/no\" denied the request: not mine",
                                    "spec.policies.no"));
                    assertThat(denied.warnings()).containsExactly("looked");
                });
    }

    @ParameterizedTest
    @EnumSource
    void a_member_that_fails_is_a_failure_of_the_group_if_it_was_needed(EngineMode mode) {
        assertThat(admit(mode, group("yes() || broken()", FailurePolicy.FAIL, yes, broken)))
                .isInstanceOf(Verdict.Allowed.class);
        assertThat(admit(mode, group("broken() || yes()", FailurePolicy.FAIL, yes, broken)))
                .isInstanceOfSatisfying(Verdict.Denied.class, denied -> {
                    assertThat(denied.status().code()).isEqualTo(500);
                    assertThat(denied.errors()).singleElement().satisfies(failure -> {
                        assertThat(failure.code()).isEqualTo(FailureCode.GUEST_TRAPPED);
                        assertThat(failure.module()).contains("images/broken");
                    });
                });
        assertThat(admit(mode, group("no() || broken()", FailurePolicy.IGNORE, no, broken)))
                .isInstanceOfSatisfying(Verdict.Allowed.class, allowed -> assertThat(allowed.errors())
                        .hasSize(1));
    }

    @Test
    void every_problem_of_a_group_is_told() {
        assertThat(problems(group("yes() && nope()", FailurePolicy.FAIL, yes)))
                .singleElement()
                .asString()
                .startsWith("AccessControl.Builder: admission[0].expression: group \"images\": 1:14: undeclared"
                        + " reference to 'nope'");
        assertThat(problems(group("true", FailurePolicy.FAIL, yes, probe("yes", ""), probe("not-a-name", ""))))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("admission[0].members["));
        assertThat(problems(group("true", FailurePolicy.FAIL)))
                .singleElement()
                .asString()
                .contains("at least one member");
    }

    private static List<String> problems(ModuleGroup group) {
        return catchThrowableOfType(InvalidConfigurationException.class, () -> AccessControl.builder()
                        .engineMode(EngineMode.INTERPRETED)
                        .group(group)
                        .build())
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }

    private static Verdict admit(EngineMode mode, ModuleGroup group) {
        try (AccessControl control =
                AccessControl.builder().engineMode(mode).group(group).build()) {
            return control.admitter()
                    .admit(AdmissionRequest.builder(
                                    Operation.CREATE,
                                    new GroupVersionKind("", "v1", "ConfigMap"),
                                    new GroupVersionResource("", "v1", "configmaps"),
                                    UserInfo.of("ada"))
                            .object(RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"}"))
                            .build());
        }
    }

    private static ModuleGroup group(String expression, FailurePolicy policy, ModuleDefinition... members) {
        return new ModuleGroup(
                "images",
                expression,
                "use our images",
                List.of(members),
                AdmissionOptions.DEFAULT.withRules(List.of(AdmissionRule.everything())),
                List.of(),
                policy,
                Enforcement.ENFORCE);
    }

    private static ModuleDefinition probe(String name, String settings) {
        ModuleDefinition.Builder probe =
                ModuleDefinition.builder(name, ModuleSource.bytes(Guests.bytes("probe"), "probe.wasm"));
        return settings.isEmpty()
                ? probe.build()
                : probe.settings(RawJson.of(settings)).build();
    }

    private static String answer(String response) {
        String review = "{\"response\":{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\","
                + "\"response\":" + response + "}}";
        return "{\"stdout\":\"" + review.replace("\"", "\\\"") + "\"}";
    }
}
