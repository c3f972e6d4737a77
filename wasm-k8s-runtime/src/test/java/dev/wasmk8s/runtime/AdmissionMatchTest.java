package dev.wasmk8s.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.NamespaceLookup;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.LabelSelector.Operator;
import dev.wasmk8s.runtime.LabelSelector.Requirement;
import dev.wasmk8s.runtime.internal.match.InstalledExpressions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which requests real modules see: those that they see, they deny here, unless the test says otherwise. */
class AdmissionMatchTest {
    private static final UserInfo MAGIC = new UserInfo("magic-user", "0", List.of("magic-group"), Map.of());
    private static final LabelSelector PROD = new LabelSelector(Map.of("env", "prod"), List.of());
    private static final LabelSelector NOT_SYSTEM = new LabelSelector(
            Map.of(), List.of(new Requirement("kubernetes.io/metadata.name", Operator.NOT_IN, List.of("kube-system"))));

    private final List<String> lookedUp = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void a_namespace_selector_spares_namespaces(EngineMode mode) {
        ModuleDefinition denier = denier("denier")
                .admission(options().withNamespaceSelector(NOT_SYSTEM))
                .build();
        try (AccessControl control = control(mode).admission(denier).build()) {
            assertThat(admit(control, configMap("default", "{}"))).isEqualTo("400 denied by denier");
            assertThat(admit(control, configMap("kube-system", "{}"))).isEqualTo("allowed");
            assertThat(admit(control, configMap("gone", "{}"))).isEqualTo("404 namespaces \"gone\" not found");
            assertThat(admit(control, configMap("failing", "{}"))).isEqualTo("500 Internal error occurred: no answer");
            assertThat(admit(control, configMap("", "{}"))).isEqualTo("400 denied by denier");
            assertThat(lookedUp).containsExactly("default", "kube-system", "gone", "failing");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_object_selector_looks_at_what_the_modules_before_made_of_the_object(EngineMode mode) {
        ModuleDefinition labels = module("default-labels-mutator", "default-labels-mutator")
                .settings(RawJson.of("{\"labels\":{\"env\":\"prod\"}}"))
                .admission(options().withMutating(true))
                .build();
        ModuleDefinition denier =
                denier("denier").admission(options().withObjectSelector(PROD)).build();
        try (AccessControl alone = control(mode).admission(denier).build();
                AccessControl both = control(mode).admission(denier, labels).build()) {
            assertThat(admit(alone, configMap("default", "{}"))).isEqualTo("allowed");
            assertThat(admit(alone, configMap("default", "{\"env\":\"prod\"}"))).isEqualTo("400 denied by denier");
            assertThat(admit(both, configMap("default", "{}"))).isEqualTo("400 denied by denier");
            assertThat(admit(both, configMap("default", "{\"env\":\"test\"}"))).isEqualTo("allowed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void match_conditions_decide_who_is_asked(EngineMode mode) throws IOException {
        try (InstalledExpressions installed = new InstalledExpressions();
                AccessControl control = control(mode)
                        .authorization(
                                module("magic-authorizer", "magic-authorizer").build())
                        .admission(
                                conditional("user", "user is somebody-else"),
                                conditional("object", "object has frozen"),
                                conditional("namespace", "namespace has kube-system"),
                                conditional("authorizer", "user may get pods"))
                        .build()) {
            assertThat(installed).isNotNull();
            assertThat(admit(control, configMap("default", "{}"))).isEqualTo("allowed");
            assertThat(admit(control, configMap("default", "{\"a\":\"frozen\"}")))
                    .isEqualTo("400 denied by object");
            assertThat(admit(control, configMap("kube-system", "{}"))).isEqualTo("400 denied by namespace");
            assertThat(admit(control, configMap("gone", "{}")))
                    .isEqualTo(
                            "403 configmaps \"x\" is forbidden: match condition \"0\": namespaces \"gone\" not found");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_authorizer_of_a_condition_is_the_authorization_chain(EngineMode mode) throws IOException {
        try (InstalledExpressions installed = new InstalledExpressions();
                AccessControl control = control(mode)
                        .authorization(
                                module("magic-authorizer", "magic-authorizer").build())
                        .admission(conditional("denier", "user may get configmaps"))
                        .build()) {
            assertThat(installed).isNotNull();
            AdmissionRequest request = configMap("default", "{}");
            assertThat(admit(control, request)).isEqualTo("400 denied by denier");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_condition_without_a_value_refuses_or_skips_as_the_failure_policy_says(EngineMode mode) throws IOException {
        ModuleDefinition.Builder broken = denier("denier").matchConditions(conditions("true", "error oops"));
        ModuleDefinition strict = broken.failurePolicy(FailurePolicy.FAIL).build();
        ModuleDefinition lenient = broken.failurePolicy(FailurePolicy.IGNORE).build();
        ModuleDefinition mended =
                broken.matchConditions(conditions("error oops", "false")).build();
        try (InstalledExpressions installed = new InstalledExpressions();
                AccessControl failing = control(mode).admission(strict).build();
                AccessControl ignoring = control(mode).admission(lenient).build();
                AccessControl skipping = control(mode).admission(mended).build()) {
            assertThat(installed).isNotNull();
            assertThat(admit(failing, configMap("default", "{}")))
                    .isEqualTo("403 configmaps \"x\" is forbidden: match condition \"1\": oops");
            Verdict passed = ignoring.admitter().admit(configMap("default", "{}"));
            assertThat(passed).isInstanceOf(Verdict.Allowed.class);
            assertThat(passed.errors()).extracting(ReviewException::code).containsExactly(FailureCode.CONDITION_FAILED);
            assertThat(skipping.admitter().admit(configMap("default", "{}"))).isEqualTo(Verdict.allowed());
        }
    }

    @Test
    void without_a_lookup_no_namespace_is_known() {
        ModuleDefinition denier = denier("denier")
                .admission(options().withNamespaceSelector(PROD))
                .build();
        try (AccessControl control = AccessControl.builder()
                .admission(denier)
                .engineMode(EngineMode.INTERPRETED)
                .build()) {
            assertThat(admit(control, configMap("default", "{}"))).isEqualTo("404 namespaces \"default\" not found");
        }
    }

    @Test
    void conditions_without_a_compiler_are_a_problem_of_each_module() {
        assertThat(problems(conditional("a", "true"), denier("b").build(), conditional("c", "true")))
                .containsExactly(
                        "AccessControl.Builder: admission[0]: module \"a\": match conditions cannot be compiled:"
                                + " expressions need the artifact wasm-k8s-cel, which is not on the class path.",
                        "AccessControl.Builder: admission[2]: module \"c\": match conditions cannot be compiled:"
                                + " expressions need the artifact wasm-k8s-cel, which is not on the class path.");
    }

    @Test
    void every_mistake_in_conditions_is_told_with_all_others() throws IOException {
        MatchCondition[] tooMany = conditions(Collections.nCopies(65, "true").toArray(String[]::new));
        MatchCondition[] namesakes = {new MatchCondition("n", "true"), new MatchCondition("n", "true")};
        ModuleDefinition nowhere = ModuleDefinition.builder(
                        "nowhere", ModuleSource.classpath(getClass().getClassLoader(), "nowhere.wasm"))
                .matchConditions(conditions("nonsense"))
                .build();
        try (InstalledExpressions installed = new InstalledExpressions()) {
            assertThat(installed).isNotNull();
            assertThat(problems(
                            nowhere,
                            denier("many").matchConditions(tooMany).build(),
                            denier("namesakes").matchConditions(namesakes).build()))
                    .hasSize(4)
                    .contains(
                            "AccessControl.Builder: admission[0]: module \"nowhere\": match condition \"0\":"
                                    + " undeclared reference to 'nonsense'.",
                            "AccessControl.Builder: admission[1]: module \"many\": there are 65 match conditions, and at"
                                    + " most 64 are allowed.",
                            "AccessControl.Builder: admission[2]: module \"namesakes\": there are two match conditions of"
                                    + " the name \"n\".")
                    .anyMatch(problem -> problem.contains("nowhere.wasm is not on the class path"));
        }
    }

    private static List<String> problems(ModuleDefinition... modules) {
        return catchThrowableOfType(InvalidConfigurationException.class, () -> AccessControl.builder()
                        .admission(modules)
                        .engineMode(EngineMode.INTERPRETED)
                        .build())
                .problems()
                .stream()
                .map(Problem::toString)
                .toList();
    }

    private AccessControl.Builder control(EngineMode mode) {
        NamespaceLookup lookup = name -> {
            lookedUp.add(name);
            return switch (name) {
                case "gone" -> Optional.empty();
                case "failing" -> throw new ReviewException(FailureCode.DEADLINE_EXCEEDED, "no answer");
                default ->
                    Optional.of(RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\""
                            + name + "\",\"labels\":{\"kubernetes.io/metadata.name\":\"" + name + "\"}}}"));
            };
        };
        return AccessControl.builder().namespaces(lookup).engineMode(mode);
    }

    private static String admit(AccessControl control, AdmissionRequest request) {
        Verdict verdict = control.admitter().admit(request);
        if (!(verdict instanceof Verdict.Denied denied)) {
            return "allowed";
        }
        String message = denied.status().message();
        return denied.status().code() + " " + message.replaceFirst("^admission webhook .* denied the request: ", "");
    }

    private static ModuleDefinition conditional(String name, String expression) {
        return denier(name).matchConditions(conditions(expression)).build();
    }

    private static MatchCondition[] conditions(String... expressions) {
        return IntStream.range(0, expressions.length)
                .mapToObj(i -> new MatchCondition(String.valueOf(i), expressions[i]))
                .toArray(MatchCondition[]::new);
    }

    private static ModuleDefinition.Builder denier(String name) {
        return module("probe", name)
                .settings(RawJson.of("{\"stdout\":\"{\\\"response\\\":{\\\"apiVersion\\\":\\\"admission.k8s.io/v1\\\","
                        + "\\\"kind\\\":\\\"AdmissionReview\\\",\\\"response\\\":{\\\"uid\\\":\\\"$uid\\\","
                        + "\\\"allowed\\\":false,\\\"status\\\":{\\\"code\\\":400,\\\"message\\\":\\\"denied by " + name
                        + "\\\"}}}}\"}"))
                .admission(options());
    }

    private static ModuleDefinition.Builder module(String guest, String name) {
        return ModuleDefinition.builder(name, ModuleSource.bytes(Guests.bytes(guest), guest + ".wasm"));
    }

    private static AdmissionOptions options() {
        return AdmissionOptions.DEFAULT.withRules(List.of(AdmissionRule.everything()));
    }

    private static AdmissionRequest configMap(String namespace, String labels) {
        return AdmissionRequest.builder(
                        Operation.CREATE,
                        new GroupVersionKind("", "v1", "ConfigMap"),
                        new GroupVersionResource("", "v1", "configmaps"),
                        MAGIC)
                .name("x")
                .namespace(namespace)
                .object(RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"x\","
                        + "\"labels\":" + labels + "}}"))
                .build();
    }
}
