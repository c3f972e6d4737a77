package dev.wasmk8s.runtime.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidConfigurationTest {
    private static final AdmissionRule CONFIGMAPS =
            new AdmissionRule(List.of("CREATE", "UPDATE"), List.of(""), List.of("v1"), List.of("configmaps"), "*");

    @TempDir
    private Path directory;

    @BeforeEach
    void copyFiles() throws IOException, URISyntaxException {
        Path resources =
                Path.of(Objects.requireNonNull(getClass().getResource("valid")).toURI());
        try (Stream<Path> files = Files.list(resources)) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName().toString()));
            }
        }
        Files.createDirectory(directory.resolve("modules"));
        for (String name : List.of("authenticator", "authorizer", "validator", "mutator")) {
            Files.write(directory.resolve("modules/magic_" + name + ".wasm"), new byte[0]);
        }
    }

    @Test
    void authenticationModules() {
        Declarations declared = read("authn.conf", ConfigurationFile::authentication);
        assertThat(definitions(declared.authentication()))
                .containsExactly(module("magic-authentication", "authenticator").build());
        assertThat(declared.authorization()).isEmpty();
        assertThat(declared.admission()).isEmpty();
        assertThat(declared.implicitAudiences()).isEmpty();
    }

    @Test
    void authorizationModulesHaveNoOpinionWhenTheyFailUnlessTheySayOtherwise() {
        assertThat(definitions(
                        read("authz.conf", ConfigurationFile::authorization).authorization()))
                .containsExactly(
                        module("my-module-1", "authorizer")
                                .settings(RawJson.of("{}"))
                                .failurePolicy(FailurePolicy.IGNORE)
                                .build(),
                        module("strict", "authorizer").build());
    }

    @Test
    void admissionModulesInlineWinOverAPath() {
        AdmissionRule namespaced = new AdmissionRule(
                CONFIGMAPS.operations(),
                CONFIGMAPS.apiGroups(),
                CONFIGMAPS.apiVersions(),
                CONFIGMAPS.resources(),
                "Namespaced");
        assertThat(definitions(
                        read("admission.conf", ConfigurationFile::admission).admission()))
                .containsExactly(
                        module("magic-validation", "validator")
                                .rules(CONFIGMAPS)
                                .build(),
                        module("magic-mutator", "mutator")
                                .mutating(true)
                                .rules(namespaced)
                                .build());
    }

    @Test
    void admissionModulesByPathRelativeToTheFileThatNamesIt() {
        Declarations declared = read("admission-by-path.conf", ConfigurationFile::admission);
        assertThat(definitions(declared.admission()))
                .containsExactly(module("magic_validator.wasm", "validator")
                        .rules(AdmissionRule.everything())
                        .build());
        assertThat(declared.admission().get(0).origin().location())
                .isEqualTo(directory.resolve("admission-modules.yaml").toString());
    }

    @Test
    void admissionModulesWithoutAnEnvelope() {
        assertThat(definitions(read("admission-modules.yaml", ConfigurationFile::admission)
                        .admission()))
                .extracting(ModuleDefinition::name)
                .containsExactly("magic_validator.wasm");
    }

    @Test
    void settingsKeepTheirDigitsOrderAndType() {
        List<ModuleDefinition> modules = definitions(
                read("settings.yaml", ConfigurationFile::authentication).authentication());
        assertThat(modules.stream().map(ModuleDefinition::settings))
                .containsExactly(
                        Optional.of(RawJson.of("{\"big\":123456789012345678901234567890,\"decimal\":1.10,\"octal\":8,"
                                + "\"on-off\":[true,false,true,false,null],"
                                + "\"text\":[\"yes\",\"010\",\"1.10\",\"2001-12-14\",\"\u00e4\\n\\\"\\\\\",\"1\"],"
                                + "\"empty\":{\"list\":[],\"object\":{},\"text\":\"\"},"
                                + "\"7\":\"seven\",\"folded\":\"two lines\\n\"}")),
                        Optional.of(RawJson.of("false")),
                        Optional.of(RawJson.of("0")),
                        Optional.of(RawJson.of("\"\"")),
                        Optional.of(RawJson.of("[]")),
                        Optional.empty());
    }

    @Test
    void allChainsInOneFile() {
        Declarations declared = read("access-control.yaml", ConfigurationFile::accessControl);
        AdmissionRule create =
                new AdmissionRule(List.of("CREATE"), List.of(""), List.of("v1"), List.of("configmaps"), "*");
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("LANG", "C");
        environment.put("EMPTY", "");
        assertThat(declared.implicitAudiences()).containsExactly("https://kubernetes.default.svc");
        assertThat(definitions(declared.authentication()))
                .containsExactly(module("magic_authenticator.wasm", "authenticator")
                        .limits(Limits.DEFAULT.withDeadline(Duration.ofMillis(250)))
                        .build());
        assertThat(definitions(declared.authorization()))
                .containsExactly(
                        module("magic_authorizer.wasm", "authorizer").build(),
                        module("lenient", "authorizer")
                                .failurePolicy(FailurePolicy.IGNORE)
                                .build());
        assertThat(definitions(declared.admission()))
                .containsExactly(
                        module("magic_validator.wasm", "validator")
                                .debug(true)
                                .failurePolicy(FailurePolicy.IGNORE)
                                .limits(new Limits(Duration.ofMillis(90_500), 256, 1 << 20, 64_000, 0))
                                .grants(new Grants(
                                        List.of("policy", "--strict"),
                                        environment,
                                        Map.of("/data", directory.resolve("modules"))))
                                .rules(create)
                                .build(),
                        module("magic_mutator.wasm", "mutator")
                                .mutating(true)
                                .rules(create)
                                .build());
    }

    @Test
    void aModuleKnowsWhereItWasDeclared() {
        Origin origin = read("access-control.yaml", ConfigurationFile::accessControl)
                .authorization()
                .get(1)
                .origin();
        assertThat(origin.problem("x", ""))
                .hasToString(directory + "/access-control.yaml:11:5: " + "authorization.modules[1]: x.");
    }

    @Test
    void aRelativePathIsThatOfTheProcessBeforeThatOfTheFile() throws IOException {
        Path file = directory.resolve("process.yaml");
        Files.writeString(file, "modules: [{module: pom.xml}]");
        assertThat(definitions(
                        read("process.yaml", ConfigurationFile::authentication).authentication()))
                .extracting(ModuleDefinition::source)
                .containsExactly(ModuleSource.file(Path.of("pom.xml")));
    }

    private Declarations read(String name, Function<ConfigurationFile, Declarations> reader) {
        Problems problems = new Problems();
        Declarations declared = reader.apply(new ConfigurationFile(directory.resolve(name), problems));
        assertThat(problems.inOrder()).isEmpty();
        return declared;
    }

    private ModuleDefinition.Builder module(String name, String file) {
        return ModuleDefinition.builder(name, ModuleSource.file(directory.resolve("modules/magic_" + file + ".wasm")));
    }

    private static List<ModuleDefinition> definitions(List<DeclaredModule> modules) {
        return modules.stream().map(DeclaredModule::definition).toList();
    }
}
