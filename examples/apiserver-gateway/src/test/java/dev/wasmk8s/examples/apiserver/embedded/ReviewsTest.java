package dev.wasmk8s.examples.apiserver.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.examples.apiserver.HttpApi;
import dev.wasmk8s.examples.apiserver.HttpApi.Answer;
import dev.wasmk8s.examples.apiserver.access.AccessReviews;
import dev.wasmk8s.runtime.AccessControl;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reviews that clients create. */
class ReviewsTest {
    private static final String ACCESS = "/apis/authorization.k8s.io/v1/";
    private static final String PODS_IN_A =
            "{\"spec\":{\"resourceAttributes\":{\"verb\":\"get\",\"resource\":\"pods\",\"namespace\":\"a\"}";

    private static AccessControl control;
    private static EmbeddedFixture embedded;
    private static HttpApi api;

    @BeforeAll
    static void start() throws Exception {
        control = AccessControl.builder()
                .authentication(
                        "java",
                        spec -> spec.token().equals("good")
                                ? new Authentication.Authenticated(UserInfo.of("alice"), List.of())
                                : new Authentication.Unauthenticated(List.of()))
                .authorization(
                        "java",
                        spec -> spec.user().username().equals("alice") && isPods(spec)
                                ? Decision.allow("pods are hers")
                                : Decision.noOpinion("not hers"))
                .build();
        embedded = new EmbeddedFixture(new AccessReviews(control));
        api = embedded.api;
    }

    @AfterAll
    static void stop() throws Exception {
        embedded.close();
        control.close();
    }

    private static boolean isPods(SubjectAccessReviewSpec spec) {
        return spec.resourceAttributes()
                .filter(asked -> asked.resource().equals("pods"))
                .isPresent();
    }

    private static Answer as(String user, String path, String body) throws Exception {
        return api.send("POST", path, HttpApi.JSON, body, "Impersonate-User", user);
    }

    @ParameterizedTest
    @CsvSource({"alice,true,pods are hers", "bob,false,not hers"})
    void whatACallerMayDo(String caller, boolean allowed, String reason) throws Exception {
        Answer answer = as(caller, ACCESS + "selfsubjectaccessreviews", PODS_IN_A + "}}");

        assertThat(answer.code()).isEqualTo(201);
        assertThat(answer.json().path("kind").asString()).isEqualTo("SelfSubjectAccessReview");
        assertThat(answer.json().at("/spec/resourceAttributes/resource").asString())
                .isEqualTo("pods");
        assertThat(answer.json().at("/status/allowed").booleanValue()).isEqualTo(allowed);
        assertThat(answer.json().at("/status/reason").asString()).isEqualTo(reason);
    }

    @Test
    void aCallerCannotAskAsSomebodyElse() throws Exception {
        Answer answer = as("bob", ACCESS + "selfsubjectaccessreviews", PODS_IN_A + ",\"user\":\"alice\"}}");

        assertThat(answer.json().at("/status/allowed").booleanValue()).isFalse();
        assertThat(answer.json().at("/spec").has("user")).isFalse();
    }

    @Test
    void whatAnybodyMayDo() throws Exception {
        Answer answer = as("bob", ACCESS + "subjectaccessreviews", PODS_IN_A + ",\"user\":\"alice\"}}");

        assertThat(answer.code()).isEqualTo(201);
        assertThat(answer.json().at("/status/allowed").booleanValue()).isTrue();
    }

    @Test
    void whatAnybodyMayDoInOneNamespace() throws Exception {
        String alice = PODS_IN_A + ",\"user\":\"alice\"}}";
        Answer here = as("bob", ACCESS + "namespaces/a/localsubjectaccessreviews", alice);
        Answer elsewhere = as("bob", ACCESS + "namespaces/b/localsubjectaccessreviews", alice);
        Answer nowhere = as("bob", ACCESS + "localsubjectaccessreviews", alice);

        assertThat(here.json().at("/status/allowed").booleanValue()).isTrue();
        assertThat(here.json().at("/metadata/namespace").asString()).isEqualTo("a");
        assertThat(elsewhere.code()).isEqualTo(400);
        assertThat(elsewhere.message()).contains("spec.resourceAttributes.namespace is \"a\"");
        assertThat(nowhere.code()).isEqualTo(405);
    }

    @Test
    void theListOfAllThatACallerMayDoIsIncomplete() throws Exception {
        Answer answer = as("alice", ACCESS + "selfsubjectrulesreviews", "{\"spec\":{\"namespace\":\"a\"}}");

        assertThat(answer.code()).isEqualTo(201);
        assertThat(answer.json().at("/status/incomplete").booleanValue()).isTrue();
        assertThat(answer.json().at("/status/resourceRules").isArray()).isTrue();
    }

    @Test
    void whoseATokenIs() throws Exception {
        String path = "/apis/authentication.k8s.io/v1/tokenreviews";
        Answer good = as("bob", path, "{\"spec\":{\"token\":\"good\"}}");
        Answer bad = as("bob", path, "{\"spec\":{\"token\":\"bad\"}}");

        assertThat(good.code()).isEqualTo(201);
        assertThat(good.json().at("/status/user/username").asString()).isEqualTo("alice");
        assertThat(bad.code()).isEqualTo(201);
        assertThat(bad.json().at("/status/authenticated").asBoolean(false)).isFalse();
    }

    @Test
    void aReviewThatMakesNoSenseIsRefused() throws Exception {
        Answer answer = as("alice", ACCESS + "selfsubjectaccessreviews", "{\"spec\":{}}");

        assertThat(answer.code()).isEqualTo(400);
        assertThat(as("alice", ACCESS + "selfsubjectaccessreviews/x", PODS_IN_A + "}}")
                        .code())
                .isEqualTo(405);
        assertThat(api.get(ACCESS + "selfsubjectaccessreviews").code()).isEqualTo(405);
    }

    @Test
    void reviewsAreThereToBeDiscovered() throws Exception {
        assertThat(api.get("/apis/authorization.k8s.io/v1").body())
                .contains(
                        "selfsubjectaccessreviews",
                        "localsubjectaccessreviews",
                        "selfsubjectrulesreviews",
                        "\"subjectaccessreviews\"");
    }
}
