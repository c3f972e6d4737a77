package dev.wasmk8s.runtime.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.AdmissionOptions;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.CacheTimes;
import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.LabelSelector;
import dev.wasmk8s.runtime.LabelSelector.Operator;
import dev.wasmk8s.runtime.LabelSelector.Requirement;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.MatchCondition;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleGroup;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.ReinvocationPolicy;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidConfigurationTest {
    private static final AdmissionRule CONFIGMAPS =
            new AdmissionRule(List.of("CREATE", "UPDATE"), List.of(""), List.of("v1"), List.of("configmaps"), "*");

    private static final AdmissionRule CREATE_PODS =
            new AdmissionRule(List.of("CREATE"), List.of(""), List.of("v1"), List.of("pods"), "*");

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
        Declarations declared = read("access-control.yaml", ConfigurationFile::anyKind);
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
    void everythingThatCanBeDeclaredOfAModule() {
        Declarations declared = read("access-control-all.yaml", ConfigurationFile::anyKind);
        AdmissionOptions pods = AdmissionOptions.DEFAULT.withRules(List.of(CREATE_PODS));
        assertThat(definitions(declared.authentication()))
                .containsExactly(module("magic_authenticator.wasm", "authenticator")
                        .cacheTimes(new CacheTimes(Duration.ofMinutes(2), Duration.ofSeconds(30)))
                        .build());
        assertThat(definitions(declared.authorization()))
                .containsExactly(module("magic_authorizer.wasm", "authorizer")
                        .failurePolicy(FailurePolicy.IGNORE)
                        .enforcement(Enforcement.MONITOR)
                        .cacheTimes(new CacheTimes(Duration.ofMinutes(5), Duration.ZERO))
                        .matchConditions(
                                new MatchCondition("resources", "has(request.resourceAttributes)"),
                                new MatchCondition(
                                        "policies.example.org/people", "!request.user.startsWith('system:')"))
                        .build());
        assertThat(definitions(declared.admission()))
                .containsExactly(
                        module("magic_mutator.wasm", "mutator")
                                .admission(pods.withMutating(true)
                                        .withNamespaceSelector(new LabelSelector(
                                                Map.of("policies.example.org/enforced", "true", "tier", ""), List.of()))
                                        .withObjectSelector(new LabelSelector(
                                                Map.of("app", "shop"),
                                                List.of(
                                                        new Requirement("tier", Operator.IN, List.of("web", "api")),
                                                        new Requirement("stage", Operator.NOT_IN, List.of("test")),
                                                        new Requirement("team", Operator.EXISTS, List.of()),
                                                        new Requirement("legacy", Operator.DOES_NOT_EXIST, List.of()))))
                                        .withReinvocationPolicy(ReinvocationPolicy.IF_NEEDED)
                                        .withJsonPatch(true))
                                .matchConditions(new MatchCondition("not-dry-run", "!request.dryRun"))
                                .enforcement(Enforcement.SHADOW)
                                .build(),
                        module("magic_validator.wasm", "validator")
                                .admission(pods)
                                .build());
    }

    @Test
    void aGroupDeclaresWhatItsMembersDoNot() {
        Declarations declared = read("access-control-all.yaml", ConfigurationFile::anyKind);
        assertThat(declared.groups()).hasSize(1);
        DeclaredGroup group = declared.groups().get(0);
        assertThat(group.group())
                .isEqualTo(new ModuleGroup(
                        "provenance",
                        "signed() || (trusted() && !root())",
                        "images have to be signed, or come from a trusted registry",
                        List.of(
                                module("signed", "validator")
                                        .settings(RawJson.of("{\"keys\":[\"k1\"]}"))
                                        .limits(Limits.DEFAULT.withDeadline(Duration.ofMillis(50)))
                                        .build(),
                                module("trusted", "validator").guests(3).build(),
                                module("root", "validator").debug(true).build()),
                        AdmissionOptions.DEFAULT
                                .withRules(List.of(CREATE_PODS))
                                .withNamespaceSelector(new LabelSelector(Map.of("env", "prod"), List.of()))
                                .withObjectSelector(new LabelSelector(
                                        Map.of(),
                                        List.of(new Requirement("skip", Operator.DOES_NOT_EXIST, List.of())))),
                        List.of(new MatchCondition("people", "true")),
                        FailurePolicy.IGNORE,
                        Enforcement.MONITOR));
        assertThat(group.origin().path()).isEqualTo("admission.groups[0]");
        assertThat(group.members())
                .extracting(member -> member.origin().path())
                .containsExactly(
                        "admission.groups[0].members[0]",
                        "admission.groups[0].members[1]",
                        "admission.groups[0].members[2]");
    }

    @Test
    void groupsNeedNoModulesBesideThem() {
        Declarations declared = read("groups-alone.yaml", ConfigurationFile::anyKind);
        assertThat(declared.admission()).isEmpty();
        assertThat(declared.groups()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization-configuration.yaml", "authorization-configuration-beta.yaml"})
    void authorizersHaveTheDefaultsOfTheApiServer(String name) {
        Declarations declared = read(name, ConfigurationFile::authorization);
        assertThat(definitions(declared.authorization()))
                .containsExactly(
                        module("owners", "authorizer")
                                .failurePolicy(FailurePolicy.IGNORE)
                                .cacheTimes(CacheTimes.AUTHORIZATION_WEBHOOK)
                                .limits(Limits.DEFAULT.withDeadline(Duration.ofSeconds(3)))
                                .build(),
                        module("quarantine.example.org", "authorizer")
                                .settings(RawJson.of("{\"groups\":[\"ops\"]}"))
                                .debug(true)
                                .cacheTimes(new CacheTimes(Duration.ofMinutes(10), Duration.ofSeconds(90)))
                                .limits(Limits.DEFAULT
                                        .withDeadline(Duration.ofSeconds(30))
                                        .withMemoryPages(256))
                                .grants(new Grants(List.of(), Map.of("TZ", "UTC"), Map.of()))
                                .guests(2)
                                .matchConditions(
                                        new MatchCondition("matchConditions[0]", "has(request.resourceAttributes)"),
                                        new MatchCondition(
                                                "matchConditions[1]", "request.resourceAttributes.namespace == 'shop'"))
                                .build(),
                        module("uncached", "authorizer")
                                .cacheTimes(new CacheTimes(Duration.ofMinutes(5), Duration.ZERO))
                                .limits(Limits.DEFAULT.withDeadline(Duration.ofMillis(500)))
                                .build());
        assertThat(read(name, ConfigurationFile::anyKind)).isEqualTo(declared);
    }

    @Test
    void webhooksHaveTheDefaultsAndTheOrderOfTheApiServer() {
        Declarations declared = read("webhooks.yaml", ConfigurationFile::admission);
        Limits tenSeconds = Limits.DEFAULT.withDeadline(Duration.ofSeconds(10));
        assertThat(definitions(declared.admission()))
                .containsExactly(
                        module("labels.defaults.example.org", "mutator")
                                .limits(tenSeconds)
                                .admission(AdmissionOptions.DEFAULT
                                        .withMutating(true)
                                        .withRules(List.of(new AdmissionRule(
                                                List.of("CREATE"),
                                                List.of(""),
                                                List.of("v1"),
                                                List.of("pods/*", "*/scale", "pods"),
                                                "*")))
                                        .withReinvocationPolicy(ReinvocationPolicy.IF_NEEDED)
                                        .withJsonPatch(true))
                                .build(),
                        module("second.workloads.example.org", "validator")
                                .limits(tenSeconds)
                                .rules(AdmissionRule.everything())
                                .build(),
                        module("first.workloads.example.org", "validator")
                                .settings(RawJson.of("{\"registries\":[\"registry.example.org\"]}"))
                                .limits(Limits.DEFAULT
                                        .withDeadline(Duration.ofSeconds(5))
                                        .withOutputBytes(1 << 20))
                                .failurePolicy(FailurePolicy.IGNORE)
                                .admission(AdmissionOptions.DEFAULT
                                        .withRules(List.of(new AdmissionRule(
                                                List.of("CREATE", "UPDATE"),
                                                List.of("apps"),
                                                List.of("v1", "v1beta1"),
                                                List.of("deployments", "deployments/scale"),
                                                "Namespaced")))
                                        .withNamespaceSelector(new LabelSelector(
                                                Map.of(),
                                                List.of(new Requirement(
                                                        "kubernetes.io/metadata.name",
                                                        Operator.NOT_IN,
                                                        List.of("kube-system")))))
                                        .withObjectSelector(new LabelSelector(Map.of("tier", "web"), List.of())))
                                .matchConditions(new MatchCondition(
                                        "no-leases", "request.resource.group != 'coordination.k8s.io'"))
                                .build());
        assertThat(read("webhooks.yaml", ConfigurationFile::anyKind)).isEqualTo(declared);
    }

    @Test
    void webhooksInListsAreReadAsThoseAlone() {
        assertThat(definitions(
                        read("webhook-list.yaml", ConfigurationFile::admission).admission()))
                .extracting(ModuleDefinition::name)
                .containsExactly("one.a.example", "one.b.example", "two.b.example");
        assertThat(definitions(read("webhook-typed-list.yaml", ConfigurationFile::anyKind)
                        .admission()))
                .extracting(definition ->
                        definition.name() + " " + definition.admission().mutating())
                .containsExactly("one.a.example true");
    }

    @Test
    void aModuleKnowsWhereItWasDeclared() {
        Origin origin = read("access-control.yaml", ConfigurationFile::anyKind)
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
