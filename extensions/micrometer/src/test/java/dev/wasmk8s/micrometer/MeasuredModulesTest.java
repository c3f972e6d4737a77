package dev.wasmk8s.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.CacheTimes;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.LabelSelector;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Real modules, from their reviews to the scrape. */
class MeasuredModulesTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private static ModuleDefinition.Builder module(String name, String guest) {
        return ModuleDefinition.builder(name, ModuleSource.bytes(Guests.bytes(guest), guest))
                .rules(AdmissionRule.everything());
    }

    private static AdmissionOptions everything() {
        return AdmissionOptions.DEFAULT.withRules(List.of(AdmissionRule.everything()));
    }

    private static AdmissionRequest create() {
        return AdmissionRequest.builder(
                        Operation.CREATE,
                        new GroupVersionKind("", "v1", "ConfigMap"),
                        new GroupVersionResource("", "v1", "configmaps"),
                        UserInfo.of("jane"))
                .name("n4me")
                .namespace("sp4ce")
                .object(RawJson.of(
                        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"," + "\"data\":{\"not-allowed-value\":\"\"}}"))
                .build();
    }

    private static SubjectAccessReviewSpec get(String user) {
        return SubjectAccessReviewSpec.of(
                UserInfo.of(user), ResourceAttributes.of("get", "", "v1", "configmaps", "default", "x"));
    }

    @Test
    void modules_are_measured_as_webhooks_are() {
        try (AccessControl control = AccessControl.builder()
                .engineMode(EngineMode.INTERPRETED)
                .observer(new MeterObserver(registry))
                .authentication(
                        module("magic-authenticator", "magic-authenticator").build())
                .admission(
                        module("broken", "probe")
                                .settings(RawJson.of("{\"do\":\"trap\"}"))
                                .failurePolicy(FailurePolicy.IGNORE)
                                .mutating(true)
                                .build(),
                        module("magic-validator", "magic-validator").build())
                .build()) {
            control.authenticator().authenticate(TokenReviewSpec.of("magic-token"));
            control.authenticator().authenticate(TokenReviewSpec.of("t0ken"));
            control.admitter().admit(create());
        }
        assertThat(registry.scrape())
                .contains(
                        "authentication_attempts_total{result=\"success\"} 1.0\n",
                        "authentication_attempts_total{result=\"error\"} 1.0\n",
                        "apiserver_admission_webhook_fail_open_count_total{name=\"broken\",type=\"admit\"} 1.0\n",
                        "apiserver_admission_webhook_request_total{code=\"400\",name=\"magic-validator\","
                                + "operation=\"CREATE\",rejected=\"true\",type=\"validating\"} 1.0\n",
                        "apiserver_admission_step_admission_duration_seconds_count{operation=\"CREATE\","
                                + "rejected=\"true\",type=\"validate\"} 1\n",
                        "wasm_k8s_guest_running_seconds_count{name=\"magic-validator\"} 1\n")
                .doesNotContain("magic-token", "t0ken", "magic-user", "n4me", "sp4ce", "jane");
    }

    @Test
    void what_rules_and_selectors_keep_from_modules_is_measured() {
        LabelSelector other = new LabelSelector(Map.of("n4me", "sp4ce"), List.of());
        try (AccessControl control = AccessControl.builder()
                .engineMode(EngineMode.INTERPRETED)
                .observer(new MeterObserver(registry))
                .admission(
                        module("no-rule", "magic-validator")
                                .admission(AdmissionOptions.DEFAULT)
                                .build(),
                        module("not-selected", "magic-validator")
                                .admission(everything().withObjectSelector(other))
                                .build())
                .build()) {
            assertThat(control.admitter().admit(create())).isInstanceOf(Verdict.Allowed.class);
        }
        assertThat(registry.scrape())
                .contains(
                        "wasm_k8s_module_skips_total{name=\"no-rule\",operation=\"CREATE\",reason=\"rules\","
                                + "type=\"validating\"} 1.0\n",
                        "wasm_k8s_module_skips_total{name=\"not-selected\",operation=\"CREATE\","
                                + "reason=\"object_selector\",type=\"validating\"} 1.0\n")
                .doesNotContain("n4me", "sp4ce", "jane");
    }

    @Test
    void caches_are_measured() {
        CacheTimes times = new CacheTimes(Duration.ofMinutes(10), Duration.ofMinutes(10));
        try (AccessControl control = AccessControl.builder()
                .engineMode(EngineMode.INTERPRETED)
                .observer(new MeterObserver(registry))
                .authentication(module("magic-authenticator", "magic-authenticator")
                        .cacheTimes(times)
                        .build())
                .authorization(module("magic-authorizer", "magic-authorizer")
                        .cacheTimes(times)
                        .build())
                .build()) {
            for (int i = 0; i < 3; i++) {
                control.authenticator().authenticate(TokenReviewSpec.of("magic-token"));
                control.authorizer().authorize(get("joe"));
            }
        }
        assertThat(registry.scrape())
                .contains(
                        "authentication_token_cache_request_total{status=\"hit\"} 2.0\n",
                        "authentication_token_cache_request_total{status=\"miss\"} 1.0\n",
                        "authentication_token_cache_request_duration_seconds_count{status=\"hit\"} 2\n",
                        "authentication_token_cache_fetch_total{status=\"ok\"} 1.0\n",
                        "wasm_k8s_authorization_cache_requests_total{name=\"magic-authorizer\",status=\"hit\"} 2.0\n",
                        "wasm_k8s_authorization_cache_requests_total{name=\"magic-authorizer\",status=\"miss\"} 1.0\n")
                .doesNotContain("magic-token", "joe");
    }
}
