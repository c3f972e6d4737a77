package dev.wasmk8s.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.guests.Guests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationCheckTest {
    @TempDir
    private Path directory;

    @Test
    void nothingIsToldOfFilesAndModulesThatAreSound() throws IOException {
        guest("magic-authorizer");
        Path file = write("access-control.yaml", """
                apiVersion: wasmk8s.dev/v1alpha1
                kind: AccessControlConfiguration
                authorization:
                  modules:
                  - module: magic-authorizer.wasm
                """);
        assertThat(AccessControl.check(file)).isEmpty();
        assertThat(AccessControl.check()).isEmpty();
    }

    @Test
    void everyProblemOfEveryFileAndModuleIsToldInTheirOrder() throws IOException {
        guest("missing-export");
        write("text.wasm", "not WebAssembly");
        Path own = write("access-control.yaml", """
                apiVersion: wasmk8s.dev/v1alpha1
                kind: AccessControlConfiguration
                authorization:
                  modules:
                  - module: text.wasm
                  - module: missing-export.wasm
                    enforcment: Shadow
                """);
        Path authorizers = write("authorizers.yaml", """
                apiVersion: apiserver.config.k8s.io/v1
                kind: AuthorizationConfiguration
                authorizers:
                - type: RBAC
                  name: rbac
                """);
        Path webhooks = write("webhooks.yaml", """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingWebhookConfiguration
                metadata: {name: x}
                webhooks:
                - name: tags.policies.example
                  clientConfig: {module: missing-export.wasm}
                  rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
                  sideEffects: None
                  admissionReviewVersions: [v1]
                """);
        assertThat(AccessControl.check(own, authorizers, webhooks, directory.resolve("none.yaml")))
                .extracting(problem -> directory.relativize(Path.of(problem.location())) + ":" + problem.line() + ":"
                        + problem.column() + " " + problem.path())
                .containsExactly(
                        "access-control.yaml:5:5 authorization.modules[0]",
                        "access-control.yaml:6:5 authorization.modules[1]",
                        "access-control.yaml:7:5 authorization.modules[1].enforcment",
                        "authorizers.yaml:4:3 authorizers[0].type",
                        "webhooks.yaml:5:3 webhooks[0]",
                        "none.yaml:0:0 ");
    }

    @Test
    void problemsHaveAdvice() throws IOException {
        Path file = write("access-control.yaml", """
                apiVersion: wasmk8s.dev/v1alpha1
                kind: AccessControlConfiguration
                authorisation: {}
                authorization: {modules: [{module: ""}]}
                """);
        assertThat(AccessControl.check(file))
                .extracting(Problem::advice)
                .containsExactly("Did you mean \"authorization\"?", "Set \"module\" to the path of a .wasm file.");
    }

    @Test
    void filesAreCheckedAsOne() throws IOException {
        guest("magic-authorizer");
        String text = """
                apiVersion: wasmk8s.dev/v1alpha1
                kind: AccessControlConfiguration
                authorization:
                  modules:
                  - module: magic-authorizer.wasm
                """;
        Path one = write("one.yaml", text);
        Path other = write("other.yaml", text);
        assertThat(AccessControl.check(one, other))
                .hasToString(
                        "[" + other + ":5:5: authorization.modules[0]: the name \"magic-authorizer.wasm\" is that of"
                                + " authorization.modules[0] of " + one + " already. Give it another \"name\".]");
    }

    @Test
    void aBuilderChecksWhatItHasBeenGiven() throws IOException {
        guest("magic-authorizer");
        Path file = write("authz.yaml", "modules: [{module: magic-authorizer.wasm}]");
        AccessControl.Builder builder =
                AccessControl.builder().authorizationFile(file).engineMode(EngineMode.INTERPRETED);
        assertThat(builder.check()).isEmpty();
        write("authz.yaml", "modules: [{module: magic-authorizer.wasm, mutating: true}]");
        assertThat(builder.check()).extracting(Problem::message).containsExactly("unknown key");
    }

    @Test
    void aGroupThatNobodyEvaluatesIsAProblem() throws IOException {
        guest("magic-validator");
        Path file = write("access-control.yaml", """
                apiVersion: wasmk8s.dev/v1alpha1
                kind: AccessControlConfiguration
                admission:
                  groups:
                  - name: group
                    expression: magic()
                    message: no magic
                    rules: [{operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}]
                    members: [{name: magic, module: magic-validator.wasm}]
                """);
        assertThat(AccessControl.check(file))
                .extracting(Problem::path)
                .containsExactly("admission.groups[0].expression");
    }

    private void guest(String name) throws IOException {
        Files.write(directory.resolve(name + ".wasm"), Guests.bytes(name));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
