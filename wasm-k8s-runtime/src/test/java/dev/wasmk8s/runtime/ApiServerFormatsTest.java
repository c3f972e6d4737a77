package dev.wasmk8s.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the API server whose webhooks name modules behave as they do there. */
class ApiServerFormatsTest {
    private static final SubjectAccessReviewSpec HEALTH =
            SubjectAccessReviewSpec.of(UserInfo.of("jane"), new NonResourceAttributes("/healthz", "get"));
    private static final String ALLOW = "'{\"response\":{\"status\":{\"allowed\":true}}}'";
    private static final String DENY = "'{\"response\":{\"status\":{\"allowed\":false,\"denied\":true}}}'";
    private static final String NO_OPINION = "'{\"response\":{\"status\":{\"allowed\":false}}}'";

    @TempDir
    private Path directory;

    @BeforeEach
    void copyGuests() throws IOException {
        for (String guest : new String[] {"probe", "magic-validator", "magic-mutator"}) {
            Files.write(directory.resolve(guest + ".wasm"), Guests.bytes(guest));
        }
    }

    @Test
    void theFirstAuthorizerThatAllowsOrDeniesDecides() throws IOException {
        assertThat(decide(authorizer("a", "Deny", "stdout: " + NO_OPINION)
                        + authorizer("b", "Deny", "stdout: " + ALLOW)
                        + authorizer("c", "Deny", "stdout: " + DENY)))
                .isInstanceOf(Decision.Allow.class);
        assertThat(decide(
                        authorizer("a", "NoOpinion", "stdout: " + DENY) + authorizer("b", "Deny", "stdout: " + ALLOW)))
                .isInstanceOf(Decision.Deny.class);
    }

    @Test
    void anAuthorizerThatFailsDeniesOrHasNoOpinionAsItsPolicySays() throws IOException {
        Decision passedOver =
                decide(authorizer("a", "NoOpinion", "do: trap") + authorizer("b", "Deny", "stdout: " + ALLOW));
        assertThat(passedOver).isInstanceOf(Decision.Allow.class);
        Decision denied = decide(authorizer("a", "Deny", "do: trap") + authorizer("b", "Deny", "stdout: " + ALLOW));
        assertThat(denied).isInstanceOf(Decision.Deny.class);
        assertThat(denied.errors()).hasSize(1);
    }

    @Test
    void theTimeoutOfAnAuthorizerIsTheDeadlineOfItsModule() throws IOException {
        Decision decision = decide(authorizer("slow", "NoOpinion", "do: loop").replace("timeout: 3s", "timeout: 20ms"));
        assertThat(decision).isInstanceOf(Decision.NoOpinion.class);
        assertThat(decision.errors()).extracting(ReviewException::code).containsExactly(FailureCode.DEADLINE_EXCEEDED);
    }

    @Test
    void webhooksAdmitWhatTheirRulesMatch() throws IOException {
        Path file = write("webhooks.yaml", """
                apiVersion: admissionregistration.k8s.io/v1
                kind: MutatingWebhookConfiguration
                metadata: {name: magic}
                webhooks:
                - name: mutate.magic.example
                  clientConfig: {module: magic-mutator.wasm}
                  rules:
                  - {operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [configmaps]}
                  sideEffects: None
                  admissionReviewVersions: [v1]
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingWebhookConfiguration
                metadata: {name: magic}
                webhooks:
                - name: validate.magic.example
                  clientConfig: {module: magic-validator.wasm}
                  rules:
                  - {operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [configmaps]}
                  sideEffects: None
                  admissionReviewVersions: [v1]
                """);
        try (AccessControl control = load(AccessControl.builder().file(file))) {
            assertThat(control.admitter().admit(create("configmaps", "{}")))
                    .isInstanceOfSatisfying(Verdict.Allowed.class, allowed -> assertThat(allowed.object())
                            .hasValueSatisfying(
                                    object -> assertThat(object.toString()).contains("magic-value")));
            assertThat(denial(control, create("configmaps", "{\"not-allowed-value\":\"\"}")))
                    .startsWith("admission webhook \"validate.magic.example\" denied the request: ");
            assertThat(control.admitter().admit(create("secrets", "{\"not-allowed-value\":\"\"}")))
                    .isEqualTo(Verdict.allowed());
        }
    }

    @Test
    void webhooksAreAskedByTheNamesOfTheirObjectsWhateverFileTheseAreIn() throws IOException {
        Path late = write("1.yaml", webhook("zebra", "z.order.example", "Fail", denial("z")));
        Path early = write("2.yaml", webhook("ant", "a.order.example", "Fail", denial("a")));
        try (AccessControl control = load(AccessControl.builder().webhookConfigurationFiles(late, early))) {
            assertThat(denial(control, create("configmaps", "{}")))
                    .isEqualTo("admission webhook \"a.order.example\" denied the request: a");
        }
        try (AccessControl control =
                load(AccessControl.builder().admissionFile(late).admissionFile(early))) {
            assertThat(denial(control, create("configmaps", "{}")))
                    .isEqualTo("admission webhook \"z.order.example\" denied the request: z");
        }
    }

    @Test
    void aWebhookThatFailsRefusesUnlessItsPolicyIsIgnore() throws IOException {
        Path ignored = write("ignored.yaml", webhook("x", "x.policy.example", "Ignore", "do: trap"));
        Path failing = write("failing.yaml", webhook("x", "x.policy.example", "Fail", "do: trap"));
        try (AccessControl control = load(AccessControl.builder().file(ignored))) {
            Verdict verdict = control.admitter().admit(create("configmaps", "{}"));
            assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
            assertThat(verdict.errors()).hasSize(1);
        }
        try (AccessControl control = load(AccessControl.builder().file(failing))) {
            assertThat(denial(control, create("configmaps", "{}")))
                    .startsWith("Internal error occurred: failed calling webhook \"x.policy.example\"");
        }
    }

    private Decision decide(String authorizers) throws IOException {
        Path file = write(
                "authorizers.yaml",
                "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthorizationConfiguration\nauthorizers:\n"
                        + authorizers);
        try (AccessControl control = load(AccessControl.builder().authorizationFile(file))) {
            return control.authorizer().authorize(HEALTH);
        }
    }

    private static String authorizer(String name, String failurePolicy, String settings) {
        return "- type: Webhook\n  name: " + name + "\n  webhook:\n    timeout: 3s\n    failurePolicy: "
                + failurePolicy + "\n    subjectAccessReviewVersion: v1\n    connectionInfo:\n"
                + "      type: WasmModule\n      module: probe.wasm\n      settings: {" + settings + "}\n";
    }

    private static String webhook(String object, String name, String failurePolicy, String settings) {
        return """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingWebhookConfiguration
                metadata: {name: OBJECT}
                webhooks:
                - name: NAME
                  clientConfig: {module: probe.wasm, settings: {SETTINGS}}
                  rules: [{operations: ["*"], apiGroups: ["*"], apiVersions: ["*"], resources: ["*/*"]}]
                  failurePolicy: POLICY
                  matchPolicy: Exact
                  sideEffects: None
                  admissionReviewVersions: [v1]
                """.replace("OBJECT", object)
                .replace("NAME", name)
                .replace("POLICY", failurePolicy)
                .replace("SETTINGS", settings);
    }

    private static String denial(String message) {
        return "stdout: '{\"response\":{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\","
                + "\"response\":{\"uid\":\"$uid\",\"allowed\":false,\"status\":{\"message\":\"" + message + "\"}}}}'";
    }

    private static String denial(AccessControl control, AdmissionRequest request) {
        return ((Verdict.Denied) control.admitter().admit(request)).status().message();
    }

    private static AdmissionRequest create(String resource, String data) {
        RawJson object = RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\","
                + "\"metadata\":{\"name\":\"x\",\"namespace\":\"default\"},\"data\":" + data + "}");
        return AdmissionRequest.builder(
                        Operation.CREATE,
                        new GroupVersionKind("", "v1", "ConfigMap"),
                        new GroupVersionResource("", "v1", resource),
                        UserInfo.of("jane"))
                .name("x")
                .namespace("default")
                .object(object)
                .build();
    }

    private static AccessControl load(AccessControl.Builder builder) {
        return builder.engineMode(EngineMode.INTERPRETED).build();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
