package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.json;
import static dev.wasmk8s.gateway.GatewayFixture.message;
import static dev.wasmk8s.gateway.GatewayFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SelectorAttributes;
import dev.wasmk8s.authorization.SelectorAttributes.Requirement;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationTest {
    private static final ReviewException FAILURE =
            new ReviewException(FailureCode.GUEST_TRAPPED, "m", "it <trapped>", null);

    private final GatewayFixture gateway = new GatewayFixture();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /api/v1/namespaces/default/pods | pods is forbidden: User \"alice\" cannot list resource"
                        + " \"pods\" in API group \"\" in the namespace \"default\"",
                "GET | /api/v1/pods | pods is forbidden: User \"alice\" cannot list resource \"pods\" in API group"
                        + " \"\" at the cluster scope",
                "GET | /api/v1/namespaces/default/pods/p/log | pods \"p\" is forbidden: User \"alice\" cannot get"
                        + " resource \"pods/log\" in API group \"\" in the namespace \"default\"",
                "PATCH | /apis/apps/v1/namespaces/ns/deployments/d/scale | deployments.apps \"d\" is forbidden: User"
                        + " \"alice\" cannot patch resource \"deployments/scale\" in API group \"apps\" in the"
                        + " namespace \"ns\"",
                "POST | /apis/apps/v1/namespaces/ns/deployments | deployments.apps is forbidden: User \"alice\""
                        + " cannot create resource \"deployments\" in API group \"apps\" in the namespace \"ns\"",
                "DELETE | /api/v1/namespaces/x | namespaces \"x\" is forbidden: User \"alice\" cannot delete resource"
                        + " \"namespaces\" in API group \"\" in the namespace \"x\"",
                "GET | /healthz | forbidden: User \"alice\" cannot get path \"/healthz\"",
                "POST | /a%22b%3Cc | forbidden: User \"alice\" cannot post path \"/a\\\"b&lt;c\"",
            })
    void theTextIsTheApiServers(String method, String target, String message) {
        gateway.authorization = spec -> Decision.noOpinion("");
        GatewayResponse response = gateway.respond(method, target);
        assertThat(response.status()).isEqualTo(403);
        assertThat(message(response)).isEqualTo(message);
    }

    @Test
    void theStatusIsTheApiServers() {
        gateway.authorization = spec -> Decision.deny("no <reason>");
        GatewayResponse response = gateway.respond("GET", "/apis/apps/v1/namespaces/default/deployments/d");
        assertThat(text(response))
                .isEqualTo("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
                        + "\"message\":\"deployments.apps \\\"d\\\" is forbidden: User \\\"alice\\\" cannot get resource"
                        + " \\\"deployments\\\" in API group \\\"apps\\\" in the namespace \\\"default\\\":"
                        + " no <reason>\",\"reason\":\"Forbidden\",\"details\":{\"name\":\"d\",\"group\":\"apps\","
                        + "\"kind\":\"deployments\"},\"code\":403}");
        assertThat(response.headers().first("Content-Type")).contains("application/json");
        assertThat(response.headers().first("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().first("Cache-Control")).contains("no-cache, private");
    }

    @Test
    void detailsOfAPathAreEmpty() {
        gateway.authorization = spec -> Decision.deny("");
        assertThat(json(gateway.respond("GET", "/metrics")).path("details").size())
                .isZero();
    }

    @Test
    void namesCannotForgeTheText() {
        gateway.users.put("good", UserInfo.of("a\" cannot\n\u202e\\<b>"));
        gateway.authorization = spec -> Decision.deny("");
        assertThat(message(gateway.respond("GET", "/x")))
                .isEqualTo("forbidden: User \"a\\\" cannot\\n\\u202e\\\\&lt;b&gt;\" cannot get path \"/x\"");
    }

    @Test
    void errorsOnTheWayToNoAreFailures() {
        gateway.authorization = spec -> new Decision.NoOpinion("", List.of(FAILURE));
        GatewayResponse response = gateway.respond("GET", "/api/v1/pods?limit=5&a=%22");
        assertThat(response.status()).isEqualTo(500);
        assertThat(text(response))
                .isEqualTo(
                        "Internal Server Error: \"/api/v1/pods?limit=5&amp;a=%22\": module 'm': it &lt;trapped&gt;\n");
        assertThat(response.headers().first("Content-Type")).contains("text/plain; charset=utf-8");

        ReviewException other = new ReviewException(FailureCode.INTERNAL, "other");
        gateway.authorization = spec -> new Decision.Deny("r", List.of(FAILURE, other, other));
        assertThat(text(gateway.respond("GET", "/x")))
                .isEqualTo("Internal Server Error: \"/x\": [module 'm': it &lt;trapped&gt;, other]\n");
    }

    @Test
    void errorsOnTheWayToYesAreNot() {
        gateway.authorization = spec -> new Decision.Allow("", List.of(FAILURE));
        gateway.forward("GET", "/x");
        assertThat(gateway.events.get(0).errors()).containsExactly(FAILURE);
    }

    @Test
    void anAuthorizerThatThrowsDoesNotAllow() {
        gateway.authorization = spec -> {
            throw FAILURE;
        };
        assertThat(gateway.respond("GET", "/x").status()).isEqualTo(500);
        gateway.authorization = spec -> {
            throw new IllegalStateException("inner detail");
        };
        assertThat(text(gateway.respond("GET", "/x"))).doesNotContain("inner detail");
    }

    @Test
    void resourcesAreAskedForWithAllTheirAttributes() {
        gateway.forward(
                "GET",
                "/apis/apps/v1/namespaces/ns/deployments?fieldSelector=metadata.name%3Dd&labelSelector=a+in+(b,c),!x,n%3E1");
        assertThat(gateway.accesses.get(0).resourceAttributes())
                .contains(new ResourceAttributes(
                        "ns",
                        "list",
                        "apps",
                        "v1",
                        "deployments",
                        "",
                        "d",
                        Optional.of(new SelectorAttributes(
                                "", List.of(new Requirement("metadata.name", "In", List.of("d"))))),
                        Optional.of(new SelectorAttributes(
                                "",
                                List.of(
                                        new Requirement("a", "In", List.of("b", "c")),
                                        new Requirement("x", "DoesNotExist", List.of()))))));
        assertThat(gateway.accesses.get(0).nonResourceAttributes()).isEmpty();
    }

    @Test
    void selectorsThatCannotBeReadAskForTheWiderAccess() {
        gateway.forward("GET", "/api/v1/pods?fieldSelector=x&labelSelector==");
        ResourceAttributes asked = gateway.accesses.get(0).resourceAttributes().orElseThrow();
        assertThat(asked.fieldSelector()).isEmpty();
        assertThat(asked.labelSelector()).isEmpty();
    }

    @Test
    void pathsAreAskedForByTheirMethod() {
        gateway.forward("HEAD", "/healthz");
        assertThat(gateway.accesses.get(0).nonResourceAttributes())
                .contains(new NonResourceAttributes("/healthz", "head"));
        assertThat(gateway.accesses.get(0).resourceAttributes()).isEmpty();
    }

    @Test
    void superusersAreNotAskedFor() {
        gateway.users.put("good", UserInfo.of("root", "system:masters"));
        gateway.authorization = spec -> Decision.deny("");
        gateway.forward("GET", "/x");
        assertThat(gateway.accesses).isEmpty();

        gateway.builder.superuserGroups(List.of());
        assertThat(gateway.respond("GET", "/x").status()).isEqualTo(403);
    }

    @Test
    void theListenerHearsWhy() {
        gateway.authorization = spec -> Decision.allow("because");
        gateway.forward("GET", "/x");
        gateway.authorization = spec -> Decision.deny("not you");
        gateway.respond("GET", "/x");
        gateway.authorization = spec -> new Decision.Deny("", List.of(FAILURE));
        gateway.respond("GET", "/x");

        assertThat(gateway.events)
                .extracting(GatewayEvent::outcome)
                .containsExactly(Outcome.FORWARDED, Outcome.FORBIDDEN, Outcome.FORBIDDEN);
        assertThat(gateway.events).extracting(GatewayEvent::code).containsExactly(0, 403, 500);
        assertThat(gateway.events.get(0).annotations())
                .containsEntry("authorization.k8s.io/decision", "allow")
                .containsEntry("authorization.k8s.io/reason", "because");
        assertThat(gateway.events.get(1).annotations())
                .containsEntry("authorization.k8s.io/decision", "forbid")
                .containsEntry("authorization.k8s.io/reason", "not you");
        assertThat(gateway.events.get(2).annotations())
                .doesNotContainKey("authorization.k8s.io/decision")
                .containsEntry("authorization.k8s.io/reason", "internal error");
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIONS,/api/v1/pods",
        "TRACE,/api/v1/pods",
        "delete,/api/v1/namespaces/ns/configmaps/a",
        "Patch,/api/v1/namespaces/ns/configmaps/a",
        "PROPFIND,/api/v1/namespaces/ns/configmaps/a",
        "DELETE,/api/v1/watch/namespaces/ns/configmaps/a",
        "POST,/api/v1/watch/namespaces/ns/configmaps",
        "GET,/api/v1/proxy/nodes/n",
    })
    void whatCouldPassForSomethingHarmlessIsNotServed(String method, String target) {
        GatewayResponse response = gateway.respond(method, target);
        assertThat(response.status()).isEqualTo(405);
        assertThat(json(response).path("reason").stringValue()).isEqualTo("MethodNotAllowed");
    }

    @Test
    void anAmbiguousRequestIsRefusedBeforeAnybodyIsAsked() {
        GatewayResponse response = gateway.respond("GET", "/api/v1/namespaces/ns/configmaps/..%2fsecrets");
        assertThat(response.status()).isEqualTo(400);
        assertThat(json(response).path("reason").stringValue()).isEqualTo("BadRequest");
        assertThat(gateway.respond("GET", "/x?a=1;b=2").status()).isEqualTo(400);
        assertThat(gateway.tokens).isEmpty();
        assertThat(gateway.events).extracting(GatewayEvent::outcome).containsOnly(Outcome.REFUSED);
        assertThat(gateway.events.get(0).info()).isEmpty();
    }
}
