package dev.wasmk8s.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

/** Real modules, from their reviews to the scrape. */
class MeasuredModulesTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private static ModuleDefinition.Builder module(String name, String guest) {
        return ModuleDefinition.builder(name, ModuleSource.bytes(Guests.bytes(guest), guest))
                .rules(AdmissionRule.everything());
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
}
