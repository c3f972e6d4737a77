package dev.wasmk8s.runtime.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.review.ReviewHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Section 4.5 of the rules: what users ask about themselves, and about one namespace. */
class SelfReviewHandlersTest {
    private static final UserInfo JANE =
            new UserInfo("jane", "7", List.of("devs", "system:authenticated"), Map.of("k", List.of("v")));
    private static final String PODS =
            "\"resourceAttributes\":{\"namespace\":\"shop\",\"verb\":\"get\",\"resource\":\"pods\"}";
    private static final String HEALTH = "\"nonResourceAttributes\":{\"path\":\"/healthz\",\"verb\":\"get\"}";

    private final AtomicReference<SubjectAccessReviewSpec> asked = new AtomicReference<>();
    private Decision decision = Decision.allow("because");
    private final Authorizer authorizer = spec -> {
        asked.set(spec);
        return decision;
    };

    @Test
    void a_self_review_is_about_its_caller() {
        RawJson answer = self().handle(review("SelfSubjectAccessReview", "", PODS));
        assertThat(answer)
                .hasToString("{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SelfSubjectAccessReview\","
                        + "\"spec\":{},\"status\":{\"allowed\":true,\"reason\":\"because\"}}");
        assertThat(asked.get().user()).isEqualTo(JANE);
        assertThat(asked.get().resourceAttributes().orElseThrow().resource()).isEqualTo("pods");
    }

    @Test
    void a_self_review_cannot_name_another_user() {
        self().handle(review(
                "SelfSubjectAccessReview",
                "",
                HEALTH + ",\"user\":\"root\",\"uid\":\"0\",\"groups\":[\"system:masters\"],"
                        + "\"extra\":{\"a\":[\"b\"]}"));
        assertThat(asked.get().user()).isEqualTo(JANE);
        assertThat(asked.get().nonResourceAttributes().orElseThrow().path()).isEqualTo("/healthz");
    }

    @Test
    void a_self_review_tells_denials_and_errors() {
        ReviewException trap = new ReviewException(FailureCode.GUEST_TRAPPED, "a", "unreachable", null);
        decision = new Decision.Deny("no", List.of(trap, trap));
        assertThat(self().handle(review("SelfSubjectAccessReview", "", PODS)))
                .asString()
                .contains("{\"allowed\":false,\"denied\":true,\"reason\":\"no\","
                        + "\"evaluationError\":\"module 'a': unreachable\"}");
    }

    @Test
    void a_self_review_asks_for_one_thing() {
        assertMalformed(self(), review("SelfSubjectAccessReview", "", ""));
        assertMalformed(self(), review("SelfSubjectAccessReview", "", PODS + "," + HEALTH));
        assertMalformed(self(), review("SubjectAccessReview", "", PODS));
    }

    @Test
    void a_local_review_is_about_the_user_and_namespace_that_it_names() {
        for (String metadata : List.of("", "\"metadata\":{},", "\"metadata\":{\"namespace\":\"shop\"},")) {
            assertThat(local("shop").handle(review("LocalSubjectAccessReview", metadata, PODS + ",\"user\":\"john\"")))
                    .hasToString("{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"LocalSubjectAccessReview\","
                            + "\"spec\":{},\"status\":{\"allowed\":true,\"reason\":\"because\"}}");
            assertThat(asked.get().user()).isEqualTo(UserInfo.of("john"));
        }
    }

    @Test
    void all_namespaces_of_a_local_review_agree() {
        RawJson review = review("LocalSubjectAccessReview", "", PODS);
        assertMalformed(local("other"), review);
        assertMalformed(local(""), review);
        assertMalformed(
                local("shop"), review("LocalSubjectAccessReview", "\"metadata\":{\"namespace\":\"other\"},", PODS));
        String everywhere = "\"resourceAttributes\":{\"verb\":\"get\",\"resource\":\"pods\"}";
        assertMalformed(local("shop"), review("LocalSubjectAccessReview", "", everywhere));
        assertMalformed(local(""), review("LocalSubjectAccessReview", "", everywhere));
    }

    @Test
    void a_local_review_is_about_resources() {
        assertMalformed(local("shop"), review("LocalSubjectAccessReview", "", HEALTH));
        assertMalformed(local("shop"), review("SubjectAccessReview", "", PODS));
    }

    @Test
    void a_rules_review_is_incomplete_and_says_why() {
        ReviewHandler rules = new SelfSubjectRulesReviewHandler();
        assertThat(rules.handle(review("SelfSubjectRulesReview", "", "\"namespace\":\"shop\"")))
                .hasToString("{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SelfSubjectRulesReview\","
                        + "\"spec\":{},\"status\":{\"resourceRules\":[],\"nonResourceRules\":[],\"incomplete\":true,"
                        + "\"evaluationError\":\"user rule resolution is not supported by WebAssembly modules\"}}");
        assertMalformed(rules, review("SelfSubjectRulesReview", "", ""));
        assertMalformed(rules, review("SelfSubjectAccessReview", "", "\"namespace\":\"shop\""));
    }

    private ReviewHandler self() {
        return new SelfSubjectAccessReviewHandler(authorizer, JANE);
    }

    private ReviewHandler local(String namespace) {
        return new LocalSubjectAccessReviewHandler(authorizer, namespace);
    }

    private void assertMalformed(ReviewHandler handler, RawJson review) {
        asked.set(null);
        assertThatThrownBy(() -> handler.handle(review))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.REQUEST_MALFORMED));
        assertThat(asked.get()).isNull();
    }

    private static RawJson review(String kind, String metadata, String spec) {
        return RawJson.of("{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"" + kind + "\"," + metadata
                + "\"spec\":{" + spec + "}}");
    }
}
