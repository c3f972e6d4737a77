package dev.wasmk8s.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.guests.Guests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessControlFilesTest {
    private static final SubjectAccessReviewSpec HEALTH =
            SubjectAccessReviewSpec.of(UserInfo.of("jane"), new NonResourceAttributes("/healthz", "get"));

    @TempDir
    private Path directory;

    @Test
    void theThreeFilesOfTheFirstHostLoadUnchanged() throws IOException {
        for (String guest : List.of("magic-authenticator", "magic-authorizer", "magic-validator", "magic-mutator")) {
            Files.write(directory.resolve(guest.replace('-', '_') + ".wasm"), Guests.bytes(guest));
        }
        Path authn = write("authn.conf", "modules:\n- module: magic_authenticator.wasm\n");
        Path authz = write("authz.conf", "modules:\n- module: magic_authorizer.wasm\n");
        Path admission = write("admission.conf", """
                apiVersion: apiserver.config.k8s.io/v1
                kind: AdmissionConfiguration
                plugins:
                - name: WASM
                  path: modules.conf
                """);
        write("modules.conf", """
                modules:
                - module: magic_validator.wasm
                  rules: &configmaps
                  - {operations: [CREATE, UPDATE], apiGroups: [""], apiVersions: [v1], resources: [configmaps]}
                - module: magic_mutator.wasm
                  mutating: true
                  rules: *configmaps
                """);
        try (AccessControl control = AccessControl.builder()
                .authenticationFile(authn)
                .authorizationFile(authz)
                .admissionFile(admission)
                .engineMode(EngineMode.INTERPRETED)
                .build()) {
            assertThat(control.authenticator().authenticate(TokenReviewSpec.of("magic-token")))
                    .isInstanceOf(Authentication.Authenticated.class);
            assertThat(control.authorizer().authorize(HEALTH)).isInstanceOf(Decision.NoOpinion.class);
        }
    }

    @Test
    void oneFileDeclaresAllChains() throws IOException {
        Files.write(directory.resolve("magic.wasm"), Guests.bytes("magic-authenticator"));
        Path file = write("access-control.yaml", """
                apiVersion: wasmk8s.dev/v1alpha1
                kind: AccessControlConfiguration
                implicitAudiences: [api]
                authentication:
                  modules:
                  - module: magic.wasm
                """);
        try (AccessControl control = AccessControl.load(file)) {
            Authentication answer =
                    control.authenticator().authenticate(new TokenReviewSpec("magic-token", List.of("api", "other")));
            assertThat(((Authentication.Authenticated) answer).audiences()).containsExactly("api");
        }
    }

    @Test
    void anAuthorizationModuleOfTheFirstHostHasNoOpinionWhenItFails() throws IOException {
        Files.write(directory.resolve("probe.wasm"), Guests.bytes("probe"));
        String modules = "modules: [{module: probe.wasm, settings: {do: trap}}]";
        Path theirs = write("authz.conf", modules);
        Path ours = write(
                "ours.yaml",
                "{apiVersion: wasmk8s.dev/v1alpha1, kind: AccessControlConfiguration, authorization: {" + modules
                        + "}}");
        try (AccessControl lenient = AccessControl.builder()
                        .authorizationFile(theirs)
                        .engineMode(EngineMode.INTERPRETED)
                        .build();
                AccessControl strict = AccessControl.builder()
                        .file(ours)
                        .engineMode(EngineMode.INTERPRETED)
                        .build()) {
            assertThat(lenient.authorizer().authorize(HEALTH)).isInstanceOf(Decision.NoOpinion.class);
            assertThat(lenient.authorizer().authorize(HEALTH).errors()).hasSize(1);
            assertThat(strict.authorizer().authorize(HEALTH)).isInstanceOf(Decision.Deny.class);
        }
    }

    @Test
    void mistakesInFilesAndInModulesAreToldTogether() throws IOException {
        write("text.wasm", "not WebAssembly");
        Path authn = write("authn.yaml", "modules:\n- module: text.wasm\n- module: nowhere.wasm\n  nmae: x\n");
        Path authz = write("authz.yaml", "modules: [");
        InvalidConfigurationException problems =
                catchThrowableOfType(InvalidConfigurationException.class, () -> AccessControl.builder()
                        .authenticationFile(authn)
                        .authorizationFile(authz)
                        .build());
        assertThat(problems.problems())
                .extracting(problem ->
                        problem.location().substring(directory.toString().length() + 1) + ":" + problem.line() + " "
                                + problem.path())
                .containsExactly(
                        "authn.yaml:2 modules[0]",
                        "authn.yaml:3 modules[1].module",
                        "authn.yaml:4 modules[1].nmae",
                        "authz.yaml:1 ");
        assertThat(problems).hasMessageStartingWith("4 problems:\n  " + authn + ":2:3: modules[0]: ");
    }

    @Test
    void filesAreReadAnewByEveryBuild() throws IOException {
        Path file = write("authz.yaml", "modules: [");
        AccessControl.Builder builder =
                AccessControl.builder().authorizationFile(file).engineMode(EngineMode.INTERPRETED);
        catchThrowableOfType(InvalidConfigurationException.class, builder::build);
        Files.write(directory.resolve("a.wasm"), Guests.bytes("magic-authorizer"));
        write("authz.yaml", "modules: [{module: a.wasm}]");
        builder.build().close();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
