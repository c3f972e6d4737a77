package dev.wasmk8s.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTest {
    private static final String FINE =
            "{\"response\":{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\","
                    + "\"status\":{\"authenticated\":false}}}";

    private static <S> String authenticate(String input, Settings<S> settings) {
        return Answers.authentication(input, settings, (request, some) -> Authentication.unknown());
    }

    @Test
    void absent_and_null_settings_are_none() {
        for (String input : List.of("{\"request\":{\"spec\":{}}}", "{\"settings\":null,\"request\":{\"spec\":{}}}")) {
            assertThat(authenticate(input, Settings.none())).isEqualTo(FINE);
            assertThat(authenticate(input, Settings.optional(Json::texts))).isEqualTo(FINE);
            assertThat(authenticate(input, Settings.required(Json::texts)))
                    .isEqualTo("{\"error\":\"this module needs settings, and none are configured\"}");
        }
    }

    @Test
    void false_and_empty_settings_are_settings() {
        for (String settings : List.of("false", "{}", "[]", "0", "\"\"")) {
            String input = "{\"request\":{\"spec\":{}},\"settings\":" + settings + "}";
            assertThat(authenticate(input, Settings.required(Json::toString))).isEqualTo(FINE);
            assertThat(authenticate(input, Settings.none()))
                    .isEqualTo("{\"error\":\"this module takes no settings, and some are configured\"}");
        }
    }

    @Test
    void settings_reach_the_policy_decoded() {
        String output = Answers.authentication(
                "{\"settings\":[\"a\",\"b\"],\"request\":{\"spec\":{\"token\":\"b\"}}}",
                Settings.required(Json::texts),
                (request, tokens) -> tokens.contains(request.token())
                        ? Authentication.user(UserInfo.of("jane", ""))
                        : Authentication.unknown());
        assertThat(output).contains("\"authenticated\":true,\"user\":{\"username\":\"jane\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~                          | expected an object",
                "{}                          | missing field `request`",
                "{\"request\":{}}            | missing field `spec`",
                "{\"request\":null}          | missing field `request`",
                "{\"request\":{\"spec\":{}}} x | trailing characters",
                "[]                          | expected an object",
                "{\"request\":{\"spec\":{\"audiences\":[null]}}} | expected a string"
            })
    void bad_input_is_an_error(String input, String error) {
        assertThat(authenticate(input, Settings.none())).startsWith("{\"error\":\"" + error);
    }

    @Test
    void a_policy_without_an_answer_says_why() {
        assertThat(failing(new GuestException("no \"directory\""))).isEqualTo("{\"error\":\"no \\\"directory\\\"\"}");
        assertThat(failing(new GuestException(""))).isEqualTo("{\"error\":\"no reason given\"}");
        assertThat(failing(new IllegalStateException("s3cr3t")))
                .isEqualTo("{\"error\":\"the policy failed: java.lang.IllegalStateException\"}");
    }

    private static String failing(RuntimeException failure) {
        return Answers.authentication("{\"request\":{\"spec\":{}}}", Settings.none(), (request, none) -> {
            throw failure;
        });
    }

    @Test
    void a_user_comes_out_without_what_it_lacks() {
        String output = Answers.authentication(
                "{\"x\":[{}],\"request\":{\"metadata\":{},\"spec\":{\"token\":\"t\",\"audiences\":[\"a\"],\"y\":1}}}",
                Settings.none(),
                (request, none) -> {
                    assertThat(request.token()).isEqualTo("t");
                    assertThat(request.toString()).doesNotContain("token=");
                    UserInfo user = new UserInfo("jane", "", List.of(), Map.of("k", List.of("v1", "v2")));
                    return Authentication.user(user).forAudiences(request.audiences());
                });
        assertThat(output)
                .isEqualTo(
                        "{\"response\":{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\",\"status\":"
                            + "{\"authenticated\":true,\"user\":{\"username\":\"jane\",\"extra\":{\"k\":[\"v1\",\"v2\"]}},"
                            + "\"audiences\":[\"a\"]}}}");
    }

    @Test
    void access_is_decoded_and_decided() {
        String input = "{\"request\":{\"spec\":{\"user\":\"me\",\"groups\":[\"g\"],\"extra\":{\"k\":[\"v\"]},"
            + "\"resourceAttributes\":{\"verb\":\"list\",\"group\":\"apps\",\"resource\":\"deployments\",\"labelSelector\":"
            + "{\"requirements\":[{\"key\":\"a\",\"operator\":\"In\",\"values\":[\"b\"]}]}}}}}";
        String output = Answers.authorization(input, Settings.none(), (request, none) -> {
            ResourceAttributes resource = request.resourceAttributes().orElseThrow();
            assertThat(request.isIn("g")).isTrue();
            assertThat(request.extra()).containsEntry("k", List.of("v"));
            assertThat(resource.resource()).isEqualTo("deployments");
            assertThat(resource.labelSelector().orElseThrow().requirements())
                    .containsExactly(new SelectorRequirement("a", "In", List.of("b")));
            assertThat(request.nonResourceAttributes()).isEqualTo(Optional.empty());
            return Decision.deny().because("no");
        });
        assertThat(output)
                .isEqualTo("{\"response\":{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SubjectAccessReview\","
                        + "\"status\":{\"allowed\":false,\"denied\":true,\"reason\":\"no\"}}}");
    }
}
