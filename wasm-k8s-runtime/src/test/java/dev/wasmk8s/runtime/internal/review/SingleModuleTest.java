package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authentication.Unauthenticated;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.spec.UseCase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One module each, asked through the interfaces of the API. */
@ParameterizedClass
@EnumSource(EngineMode.class)
class SingleModuleTest {
    private static final Pattern UID = Pattern.compile("\"uid\":\"([^\"]+)\"");

    @Parameter
    EngineMode mode;

    private Authenticator authenticator(ModuleDefinition.Builder definition) {
        return Lab.load(mode, definition, UseCase.AUTHENTICATION).authenticator(List.of("api"));
    }

    @Test
    void the_magic_token_is_the_magic_user() {
        Authenticator magic = authenticator(Lab.guest("magic-authenticator"));
        UserInfo user = new UserInfo("magic-user", "0", List.of("magic-group"), Map.of());

        assertThat(magic.authenticate(TokenReviewSpec.of("magic-token")))
                .isEqualTo(new Authentication.Authenticated(user, List.of()));
        assertThat(magic.authenticate(new TokenReviewSpec("magic-token", List.of("api", "other"))))
                .isEqualTo(new Authentication.Authenticated(user, List.of("api")));
        assertThat(magic.authenticate(TokenReviewSpec.of("another"))).isEqualTo(new Unauthenticated(List.of()));
    }

    @Test
    void the_magic_group_may_do_anything_to_config_maps() {
        Authorizer magic = Lab.load(mode, Lab.guest("magic-authorizer"), UseCase.AUTHORIZATION)
                .authorizer();

        assertThat(magic.authorize(Lab.getConfigMap(UserInfo.of("ann", "magic-group"))))
                .isInstanceOf(Decision.Allow.class);
        assertThat(magic.authorize(Lab.getConfigMap(UserInfo.of("ann")))).isInstanceOf(Decision.NoOpinion.class);
    }

    @Test
    void the_magic_validator_denies_the_value_that_is_not_allowed() {
        RawJson bad =
                RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"data\":{\"not-allowed-value\":\"\"}}");
        var magic =
                Lab.load(mode, Lab.guest("magic-validator"), UseCase.ADMISSION).admitter();

        assertThat(magic.admit(Lab.CREATE_CONFIG_MAP)).isEqualTo(Verdict.allowed());
        assertThat(magic.admit(Lab.CREATE_CONFIG_MAP.toBuilder().object(bad).build()))
                .isInstanceOfSatisfying(Verdict.Denied.class, denied -> assertThat(
                                denied.status().message())
                        .startsWith("admission webhook \"magic-validator\" denied the request: "));
    }

    @Test
    void the_magic_mutator_adds_its_value() {
        Verdict verdict = Lab.admit(mode, Lab.guest("magic-mutator").mutating(true));

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Allowed.class, allowed -> assertThat(allowed.object())
                .get()
                .asString()
                .contains("\"magic-value\":\"foobar\""));
    }

    @Test
    void a_module_that_may_not_mutate_and_tries_has_failed() {
        assertThat(Lab.failure(mode, Lab.guest("magic-mutator")).code()).isEqualTo(FailureCode.RESPONSE_REFUSED);
    }

    @Test
    void every_admission_call_has_a_uid_of_its_own() {
        Set<String> uids = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            String input = Lab.failure(mode, Lab.probe("{}")).detail();
            Matcher uid = UID.matcher(input);
            assertThat(uid.find()).isTrue();
            assertThat(UUID.fromString(uid.group(1)).version()).isEqualTo(4);
            assertThat(UUID.fromString(uid.group(1)).variant()).isEqualTo(2);
            uids.add(uid.group(1));
        }
        assertThat(uids).hasSize(5).doesNotContain(Lab.CREATE_CONFIG_MAP.uid());
    }

    @Test
    void a_token_is_in_no_failure_whatever_the_guest_does_with_it() {
        for (String settings : List.of(
                "{}",
                "{\"stdout\":\"s3cret-token\"}",
                "{\"stderr\":\"s3cret-token\",\"do\":\"trap\"}",
                "{\"stderr\":\"s3cret-token\",\"exit\":1}",
                "{\"stdout\":\"{\\\"response\\\":{\\\"status\\\":{\\\"error\\\":\\\"no s3cret-token\\\"}}}\"}")) {
            Authenticator module = authenticator(Lab.probe(settings));

            ReviewException failure = Lab.failure(() -> module.authenticate(TokenReviewSpec.of("s3cret-token")));

            StringWriter everything = new StringWriter();
            failure.printStackTrace(new PrintWriter(everything, true));
            // The settings are the test's own way to know the token.
            assertThat(everything.toString().replace(settings, "")).as(settings).doesNotContain("s3cret");
        }
    }

    @Test
    void a_failure_of_admission_quotes_what_the_guest_wrote_last() {
        ReviewException failure = Lab.failure(mode, Lab.probe("{\"stderr\":\"no rules\\n\",\"exit\":9}"));

        assertThat(failure).hasMessage("module 'probe': the guest exited with code 9; it wrote: no rules");
    }

    @Test
    void an_exit_with_code_0_is_a_return() {
        assertThat(Lab.admit(mode, Lab.probe(Lab.ALLOW.replace("{\"stdout\"", "{\"exit\":0,\"stdout\""))))
                .isEqualTo(Verdict.allowed());
    }
}
