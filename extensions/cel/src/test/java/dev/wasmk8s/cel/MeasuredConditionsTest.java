package dev.wasmk8s.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.micrometer.MeterObserver;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.MatchCondition;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

/** Match conditions, from CEL to the scrape. */
class MeasuredConditionsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void conditions_of_admission() {
        try (AccessControl control = AccessControl.builder()
                .engineMode(EngineMode.INTERPRETED)
                .observer(new MeterObserver(registry))
                .admission(
                        module("excluded", "magic-validator", "request.name == 'other'")
                                .build(),
                        module("unknown", "magic-validator", "object.missing == 1")
                                .failurePolicy(FailurePolicy.IGNORE)
                                .build())
                .build()) {
            assertThat(control.admitter().admit(create())).isInstanceOf(Verdict.Allowed.class);
        }
        String labels = "operation=\"CREATE\",type=\"validating\"}";
        assertThat(registry.scrape())
                .contains(
                        "apiserver_admission_match_condition_exclusions_total{kind=\"webhook\",name=\"excluded\","
                                + labels + " 1.0\n",
                        "apiserver_admission_match_condition_evaluation_errors_total{kind=\"webhook\","
                                + "name=\"unknown\"," + labels + " 1.0\n",
                        "apiserver_admission_match_condition_evaluation_seconds_count{kind=\"webhook\","
                                + "name=\"excluded\"," + labels + " 1\n",
                        "apiserver_admission_match_condition_evaluation_seconds_count{kind=\"webhook\","
                                + "name=\"unknown\"," + labels + " 1\n")
                .doesNotContain("n4me", "sp4ce", "jane");
    }

    @Test
    void conditions_of_authorization() {
        try (AccessControl control = AccessControl.builder()
                .engineMode(EngineMode.INTERPRETED)
                .observer(new MeterObserver(registry))
                .authorization(module("m", "magic-authorizer", "request.user != 'jane'")
                        .build())
                .build()) {
            control.authorizer().authorize(get("jane"));
            control.authorizer().authorize(get("joe"));
        }
        assertThat(registry.scrape())
                .contains(
                        "apiserver_authorization_match_condition_exclusions_total{name=\"m\",type=\"WASM\"} 1.0\n",
                        "apiserver_authorization_match_condition_evaluation_seconds_count{name=\"m\",type=\"WASM\"} 2\n")
                .doesNotContain("jane", "joe");
    }

    private static ModuleDefinition.Builder module(String name, String guest, String condition) {
        return ModuleDefinition.builder(name, ModuleSource.bytes(Guests.bytes(guest), guest))
                .rules(AdmissionRule.everything())
                .matchConditions(new MatchCondition("c", condition));
    }

    private static AdmissionRequest create() {
        return AdmissionRequest.builder(
                        Operation.CREATE,
                        new GroupVersionKind("", "v1", "ConfigMap"),
                        new GroupVersionResource("", "v1", "configmaps"),
                        UserInfo.of("jane"))
                .name("n4me")
                .namespace("sp4ce")
                .object(RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"}"))
                .build();
    }

    private static SubjectAccessReviewSpec get(String user) {
        return SubjectAccessReviewSpec.of(
                UserInfo.of(user), ResourceAttributes.of("get", "", "v1", "configmaps", "default", "x"));
    }
}
