package dev.wasmk8s.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessControlTest {
    private static final UserInfo MAGIC = new UserInfo("magic-user", "0", List.of("magic-group"), Map.of());

    @ParameterizedTest
    @EnumSource
    void modulesAuthenticateAuthorizeAndAdmit(EngineMode mode) {
        try (AccessControl control = AccessControl.builder()
                .authentication(module("magic-authenticator").build())
                .authorization(module("magic-authorizer").build())
                .admission(
                        module("magic-validator")
                                .rules(AdmissionRule.everything())
                                .build(),
                        module("magic-mutator")
                                .rules(AdmissionRule.everything())
                                .mutating(true)
                                .build())
                .engineMode(mode)
                .build()) {
            assertThat(control.authenticator().authenticate(TokenReviewSpec.of("magic-token")))
                    .isEqualTo(new Authentication.Authenticated(MAGIC, List.of()));
            assertThat(control.authenticator().authenticate(TokenReviewSpec.of("other")))
                    .isEqualTo(new Authentication.Unauthenticated(List.of()));
            assertThat(control.authorizer().authorize(get("configmaps"))).isInstanceOf(Decision.Allow.class);
            assertThat(control.authorizer().authorize(get("pods"))).isInstanceOf(Decision.NoOpinion.class);
            assertThat(control.admitter().admit(create("{\"a\":\"b\"}")))
                    .isInstanceOfSatisfying(Verdict.Allowed.class, allowed -> assertThat(allowed.object())
                            .hasValueSatisfying(object -> assertThat(object.toString())
                                    .contains("\"magic-value\":\"foobar\"", "\"a\":\"b\"")));
            assertThat(control.admitter().admit(create("{\"not-allowed-value\":\"\"}")))
                    .isInstanceOfSatisfying(Verdict.Denied.class, denied -> assertThat(
                                    denied.status().message())
                            .startsWith("admission webhook \"magic-validator\" denied the request: "));
        }
    }

    @Test
    void emptyChainsKnowNobodyHaveNoOpinionAndAllow() {
        try (AccessControl control = AccessControl.builder().build()) {
            assertThat(control.authenticator().authenticate(TokenReviewSpec.of("t")))
                    .isEqualTo(new Authentication.Unauthenticated(List.of()));
            assertThat(control.authorizer().authorize(get("pods"))).isEqualTo(Decision.noOpinion(""));
            assertThat(control.admitter().admit(create("{}"))).isEqualTo(Verdict.allowed());
        }
    }

    @Test
    void plainJavaStandsBesideModules() {
        try (AccessControl control = AccessControl.builder()
                .authentication("nobody", spec -> new Authentication.Unauthenticated(List.of()))
                .authentication(module("magic-authenticator").build())
                .authorization("deny", spec -> Decision.deny("closed today"))
                .mutation(
                        "mutate",
                        request -> Verdict.allowed(RawJson.of(
                                request.object().orElseThrow().toString().replace("{}", "{\"k\":\"v\"}"))),
                        AdmissionRule.everything())
                .validation(
                        "validate",
                        request -> new Verdict.Allowed(
                                request.object().filter(object -> false), List.of("seen"), Map.of(), List.of()),
                        AdmissionRule.everything())
                .engineMode(EngineMode.INTERPRETED)
                .build()) {
            assertThat(control.authenticator().authenticate(TokenReviewSpec.of("magic-token")))
                    .isInstanceOf(Authentication.Authenticated.class);
            assertThat(control.authorizer().authorize(get("configmaps"))).isEqualTo(Decision.deny("closed today"));
            Verdict.Allowed verdict = (Verdict.Allowed) control.admitter().admit(create("{}"));
            assertThat(verdict.object().orElseThrow().toString()).endsWith("\"data\":{\"k\":\"v\"}}");
            assertThat(verdict.warnings()).containsExactly("seen");
        }
    }

    @Test
    void wholeReviewsAreAnswered() {
        try (AccessControl control = AccessControl.builder()
                .authentication(module("magic-authenticator").build())
                .implicitAudiences(List.of("api"))
                .authorization(module("magic-authorizer").build())
                .admission(module("magic-mutator")
                        .mutating(true)
                        .rules(AdmissionRule.everything())
                        .build())
                .engineMode(EngineMode.INTERPRETED)
                .build()) {
            assertThat(control.tokenReviews()
                            .handle(RawJson.of("{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\","
                                    + "\"spec\":{\"token\":\"magic-token\"}}"))
                            .toString())
                    .contains("\"username\":\"magic-user\"", "\"audiences\":[\"api\"]");
            assertThat(control.subjectAccessReviews()
                            .handle(
                                    RawJson.of(
                                            "{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SubjectAccessReview\","
                                                    + "\"spec\":{\"user\":\"u\",\"groups\":[\"magic-group\"],"
                                                    + "\"resourceAttributes\":{\"verb\":\"get\",\"resource\":\"configmaps\"}}}"))
                            .toString())
                    .contains("\"allowed\":true");
            assertThat(control.admissionReviews()
                            .handle(RawJson.of("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\","
                                    + "\"request\":{\"uid\":\"u-1\",\"kind\":{\"group\":\"\",\"version\":\"v1\","
                                    + "\"kind\":\"ConfigMap\"},\"resource\":{\"group\":\"\",\"version\":\"v1\","
                                    + "\"resource\":\"configmaps\"},\"operation\":\"CREATE\",\"userInfo\":{},"
                                    + "\"object\":{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"}}}"))
                            .toString())
                    .contains("\"uid\":\"u-1\"", "\"allowed\":true", "\"patchType\":\"Full\"");
        }
    }

    @Test
    void users_ask_about_themselves_and_about_a_namespace() {
        UserInfo magic = new UserInfo("u", "", List.of("magic-group"), Map.of());
        String head = "{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":";
        RawJson self = RawJson.of(head + "\"SelfSubjectAccessReview\",\"spec\":{\"groups\":[\"magic-group\"],"
                + "\"resourceAttributes\":{\"verb\":\"get\",\"resource\":\"configmaps\"}}}");
        RawJson local = RawJson.of(
                head + "\"LocalSubjectAccessReview\",\"spec\":{\"user\":\"u\",\"groups\":[\"magic-group\"],"
                        + "\"resourceAttributes\":{\"namespace\":\"ns\",\"verb\":\"get\",\"resource\":\"configmaps\"}}}");
        RawJson rules = RawJson.of(head + "\"SelfSubjectRulesReview\",\"spec\":{\"namespace\":\"ns\"}}");
        try (AccessControl control = AccessControl.builder()
                .authorization(module("magic-authorizer").build())
                .engineMode(EngineMode.INTERPRETED)
                .build()) {
            assertThat(control.selfSubjectAccessReviews(magic).handle(self).toString())
                    .contains("\"allowed\":true");
            assertThat(control.selfSubjectAccessReviews(UserInfo.of("u"))
                            .handle(self)
                            .toString())
                    .contains("\"allowed\":false");
            assertThat(control.localSubjectAccessReviews("ns").handle(local).toString())
                    .contains("\"allowed\":true");
            assertThat(control.selfSubjectRulesReviews().handle(rules).toString())
                    .contains("\"incomplete\":true", "\"evaluationError\":");
        }
    }

    @Test
    void answers_of_modules_are_kept_where_their_definition_says_so() {
        try (AccessControl keeping = control(CacheTimes.TOKEN_WEBHOOK, CacheTimes.AUTHORIZATION_WEBHOOK);
                AccessControl asking = control(CacheTimes.NONE, CacheTimes.NONE)) {
            TokenReviewSpec token = TokenReviewSpec.of("magic-token");
            Authentication known = keeping.authenticator().authenticate(token);
            assertThat(keeping.authenticator().authenticate(token)).isSameAs(known);
            assertThat(asking.authenticator().authenticate(token))
                    .isEqualTo(known)
                    .isNotSameAs(asking.authenticator().authenticate(token));
            Decision allowed = keeping.authorizer().authorize(get("configmaps"));
            assertThat(allowed).isInstanceOf(Decision.Allow.class);
            assertThat(keeping.authorizer().authorize(get("configmaps"))).isSameAs(allowed);
            assertThat(asking.authorizer().authorize(get("configmaps")))
                    .isEqualTo(allowed)
                    .isNotSameAs(asking.authorizer().authorize(get("configmaps")));
        }
    }

    private static AccessControl control(CacheTimes tokens, CacheTimes accesses) {
        return AccessControl.builder()
                .authentication(module("magic-authenticator").cacheTimes(tokens).build())
                .authorization(module("magic-authorizer").cacheTimes(accesses).build())
                .engineMode(EngineMode.INTERPRETED)
                .build();
    }

    @Test
    void everyProblemOfEveryModuleIsToldAtOnce() {
        ModuleDefinition nowhere = ModuleDefinition.builder(
                        "nowhere", ModuleSource.classpath(getClass().getClassLoader(), "nowhere.wasm"))
                .build();
        InvalidConfigurationException problems =
                catchThrowableOfType(InvalidConfigurationException.class, () -> AccessControl.builder()
                        .authentication(nowhere)
                        .authorization(module("magic-validator").build())
                        .admission(
                                module("forbidden-import").build(),
                                module("magic-validator").build(),
                                module("magic-validator").build())
                        .build());
        assertThat(problems.problems())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("authentication[0]", "authorization[0]", "admission[0]", "admission[2]");
        assertThat(problems)
                .hasMessageStartingWith("4 problems:\n  AccessControl.Builder: ")
                .hasMessageContaining("authentication[0]: module \"nowhere\": ")
                .hasMessageContaining("resource nowhere.wasm is not on the class path")
                .hasMessageContaining("admission[2]: the name \"magic-validator\" is that of admission[1]");
    }

    @Test
    void nothingIsAnsweredOnceClosed() {
        AccessControl control = AccessControl.builder()
                .authorization("allow", spec -> Decision.allow(""))
                .build();
        control.close();
        control.close();
        List<Callable<?>> calls = List.of(
                () -> control.authenticator().authenticate(TokenReviewSpec.of("t")),
                () -> control.authorizer().authorize(get("pods")),
                () -> control.admitter().admit(create("{}")));
        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call::call)
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CLOSED)));
    }

    @Test
    void aModuleThatFailsDeniesOrIsPassedOverAsItsPolicySays() {
        RawJson loop = RawJson.of("{\"do\":\"loop\"}");
        ModuleDefinition.Builder probe = module("probe")
                .settings(loop)
                .rules(AdmissionRule.everything())
                .limits(Limits.DEFAULT.withDeadline(Duration.ofMillis(50)));
        try (AccessControl strict = AccessControl.builder()
                        .authorization(probe.build())
                        .admission(probe.build())
                        .build();
                AccessControl lenient = AccessControl.builder()
                        .authorization(probe.failurePolicy(FailurePolicy.IGNORE).build())
                        .admission(probe.build())
                        .build()) {
            assertThat(strict.authorizer().authorize(get("pods"))).isInstanceOf(Decision.Deny.class);
            assertThat(strict.admitter().admit(create("{}"))).isInstanceOf(Verdict.Denied.class);
            assertThat(lenient.authorizer().authorize(get("pods"))).isInstanceOf(Decision.NoOpinion.class);
            Verdict passed = lenient.admitter().admit(create("{}"));
            assertThat(passed).isInstanceOf(Verdict.Allowed.class);
            assertThat(passed.errors())
                    .extracting(ReviewException::code)
                    .containsExactly(FailureCode.DEADLINE_EXCEEDED);
            assertThat(passed.auditAnnotations())
                    .containsEntry("failed-open.validating.webhook.admission.k8s.io/round_0_index_0", "probe");
        }
    }

    @Test
    void callsOfManyThreadsDoNotMix() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (AccessControl control = AccessControl.builder()
                .admission(module("magic-mutator")
                        .mutating(true)
                        .rules(AdmissionRule.everything())
                        .build())
                .build()) {
            Stream<Callable<String>> calls = IntStream.range(0, 200).mapToObj(i -> () -> {
                Verdict verdict = control.admitter().admit(create("{\"number\":\"" + i + "\"}"));
                return ((Verdict.Allowed) verdict).object().orElseThrow().toString();
            });
            List<Future<String>> answers = threads.invokeAll(calls.toList());
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).contains("\"number\":\"" + i + "\"", "\"magic-value\":\"foobar\"");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static ModuleDefinition.Builder module(String guest) {
        return ModuleDefinition.builder(guest, ModuleSource.bytes(Guests.bytes(guest), guest + ".wasm"));
    }

    private static SubjectAccessReviewSpec get(String resource) {
        return SubjectAccessReviewSpec.of(MAGIC, ResourceAttributes.of("get", "", "v1", resource, "default", "x"));
    }

    private static AdmissionRequest create(String data) {
        RawJson object = RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\","
                + "\"metadata\":{\"name\":\"x\",\"namespace\":\"default\"},\"data\":" + data + "}");
        return AdmissionRequest.builder(
                        Operation.CREATE,
                        new GroupVersionKind("", "v1", "ConfigMap"),
                        new GroupVersionResource("", "v1", "configmaps"),
                        MAGIC)
                .name("x")
                .namespace("default")
                .object(object)
                .build();
    }
}
