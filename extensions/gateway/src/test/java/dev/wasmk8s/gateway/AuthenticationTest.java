package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationTest {
    private static final String UNAUTHORIZED = "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},"
            + "\"status\":\"Failure\",\"message\":\"Unauthorized\",\"reason\":\"Unauthorized\",\"code\":401}";

    private final GatewayFixture gateway = new GatewayFixture();

    private void assertUnauthorized(GatewayStep step) {
        GatewayResponse response = ((GatewayStep.Respond) step).response();
        assertThat(response.status()).isEqualTo(401);
        assertThat(text(response)).isEqualTo(UNAUTHORIZED);
        assertThat(response.headers().first("Content-Type")).contains("application/json");
        assertThat(response.headers().contains("WWW-Authenticate")).isFalse();
        assertThat(gateway.accesses).isEmpty();
    }

    /** The token that the authenticator is asked for; {@code -} for none. */
    @ParameterizedTest
    @CsvSource({
        "Bearer good,good",
        "bearer good,good",
        "BEARER good,good",
        "' Bearer good ',good",
        "Bearer good and more,good",
        "Bearer bad,bad",
        "Bearer  good,-",
        "Bearer,-",
        "'Bearer ',-",
        "Bearergood,-",
        "Basic good,-",
        "good,-",
        "Bearer\tgood,-",
        "'',-",
    })
    void theTokenIsFoundAsTheApiServerFindsIt(String header, String token) {
        GatewayStep step = gateway.begin("GET", "/api/v1/pods", "authorization", header);
        if (token.equals("good")) {
            assertThat(step).isInstanceOf(GatewayStep.Forward.class);
        } else {
            assertUnauthorized(step);
        }
        assertThat(gateway.tokens.stream().map(spec -> spec.token()).toList())
                .isEqualTo(token.equals("-") ? List.of() : List.of(token));
    }

    @Test
    void ofSeveralAuthorizationHeadersTheFirstCounts() {
        assertUnauthorized(gateway.begin("GET", "/x", "Authorization", "Bearer bad", "Authorization", "Bearer good"));
        assertThat(gateway.begin("GET", "/x", "Authorization", "Bearer good", "Authorization", "Bearer bad"))
                .isInstanceOf(GatewayStep.Forward.class);
    }

    @Test
    void anExtraSpaceIsWarnedOf() {
        GatewayResponse response =
                ((GatewayStep.Respond) gateway.begin("GET", "/x", "Authorization", "Bearer  good")).response();
        assertThat(response.headers().all("Warning"))
                .containsExactly("299 - \"the provided Authorization header contains extra space before the bearer"
                        + " token, and is ignored\"");
    }

    @Test
    void noTokenIsNobody() {
        assertUnauthorized(gateway.begin("GET", "/api/v1/pods"));
        assertThat(gateway.events.get(0).outcome()).isEqualTo(Outcome.UNAUTHENTICATED);
    }

    @Test
    void noTokenIsTheAnonymousUserIfThatIsAllowed() {
        gateway.builder.anonymous(true);
        assertThat(gateway.begin("GET", "/version")).isInstanceOf(GatewayStep.Forward.class);
        assertThat(gateway.accesses.get(0).user()).isEqualTo(UserInfo.of("system:anonymous", "system:unauthenticated"));
    }

    @Test
    void aBadTokenIsNeverTheAnonymousUser() {
        gateway.builder.anonymous(true);
        assertUnauthorized(gateway.begin("GET", "/version", "Authorization", "Bearer bad"));
    }

    @Test
    void theUserIsInTheGroupOfTheAuthenticated() {
        gateway.beginAsAlice("GET", "/version");
        assertThat(gateway.accesses.get(0).user()).isEqualTo(UserInfo.of("alice", "devs", "system:authenticated"));
    }

    @Test
    void extraAndUidReachTheAuthorizer() {
        UserInfo user = new UserInfo("bob", "7", List.of("g"), Map.of("k", List.of("v1", "v2")));
        gateway.users.put("good", user);
        gateway.beginAsAlice("GET", "/version");
        assertThat(gateway.accesses.get(0).user()).isEqualTo(user.authenticated());
    }

    @Test
    void aUserWithoutNameIsNobody() {
        gateway.users.put("good", UserInfo.of(""));
        assertUnauthorized(gateway.beginAsAlice("GET", "/version"));
    }

    @Test
    void audiencesAreAskedForAndComparedOnceMore() {
        gateway.builder.audiences(List.of("api"));
        assertThat(gateway.beginAsAlice("GET", "/x")).isInstanceOf(GatewayStep.Forward.class);
        assertThat(gateway.tokens.get(0).audiences()).containsExactly("api");

        gateway.accesses.clear();
        gateway.builder.authenticator(
                spec -> new Authentication.Authenticated(UserInfo.of("alice"), List.of("other", "another")));
        assertUnauthorized(gateway.beginAsAlice("GET", "/x"));

        gateway.builder.authenticator(
                spec -> new Authentication.Authenticated(UserInfo.of("alice"), List.of("other", "api")));
        assertThat(gateway.beginAsAlice("GET", "/x")).isInstanceOf(GatewayStep.Forward.class);
    }

    @Test
    void failuresAreForTheListenerAlone() {
        ReviewException failure = new ReviewException(FailureCode.GUEST_TRAPPED, "m", "secret detail", null);
        gateway.builder.authenticator(spec -> {
            throw failure;
        });
        assertUnauthorized(gateway.beginAsAlice("GET", "/x"));
        assertThat(gateway.events.get(0).errors()).containsExactly(failure);

        gateway.builder.authenticator(spec -> new Authentication.Unauthenticated(List.of(failure)));
        assertUnauthorized(gateway.beginAsAlice("GET", "/x"));
        assertThat(gateway.events.get(1).errors()).containsExactly(failure);

        gateway.builder.authenticator(spec -> {
            throw new IllegalStateException("defect");
        });
        assertUnauthorized(gateway.beginAsAlice("GET", "/x"));
        assertThat(gateway.events.get(2).errors()).singleElement().satisfies(error -> assertThat(error.code())
                .isEqualTo(FailureCode.INTERNAL));
    }

    private static String protocol(String token) {
        return "base64url.bearer.authorization.k8s.io."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }

    private GatewayStep webSocket(String... protocols) {
        Headers headers = Headers.of("Connection", "keep-alive, Upgrade", "Upgrade", "WebSocket");
        for (String protocol : protocols) {
            headers = headers.plus("Sec-WebSocket-Protocol", protocol);
        }
        return gateway.builder
                .build()
                .begin(RequestHead.of("GET", "/api/v1/namespaces/ns/pods/p/exec?command=ls", headers));
    }

    @Test
    void aWebSocketMayBringItsTokenAsSubprotocol() {
        GatewayStep step = webSocket(protocol("good") + ", v4.channel.k8s.io", "v5.channel.k8s.io");
        RequestHead request = ((GatewayStep.Forward) step).request();
        assertThat(request.headers().all("Sec-WebSocket-Protocol"))
                .containsExactly("v4.channel.k8s.io, v5.channel.k8s.io");
        assertThat(request.headers().all("Connection")).containsExactly("Upgrade");
        assertThat(request.headers().all("Upgrade")).containsExactly("WebSocket");
    }

    @Test
    void aSubprotocolTokenNeedsCompanyAndMustBeAlone() {
        assertUnauthorized(webSocket(protocol("good")));
        assertUnauthorized(webSocket(protocol("good"), protocol("good"), "v4.channel.k8s.io"));
        assertUnauthorized(webSocket(protocol("good") + "=", "v4.channel.k8s.io"));
        assertUnauthorized(webSocket(protocol("good") + "!", "v4.channel.k8s.io"));
        assertUnauthorized(webSocket(protocol(""), "v4.channel.k8s.io"));
        assertUnauthorized(webSocket("base64url.bearer.authorization.k8s.io._w", "v4.channel.k8s.io"));
        assertThat(gateway.tokens).isEmpty();
        assertUnauthorized(webSocket(protocol("bad"), "v4.channel.k8s.io"));
    }

    @Test
    void aSubprotocolTokenCountsOnWebSocketsOnly() {
        assertUnauthorized(gateway.begin(
                "GET",
                "/x",
                "Sec-WebSocket-Protocol",
                protocol("good") + ",a",
                "Connection",
                "close",
                "Upgrade",
                "websocket"));
        assertUnauthorized(gateway.begin(
                "GET",
                "/x",
                "Sec-WebSocket-Protocol",
                protocol("good") + ",a",
                "Connection",
                "Upgrade",
                "Upgrade",
                "h2c"));
    }

    @Test
    void aSubprotocolTokenIsNeverSentOn() {
        RequestHead request = gateway.forward("GET", "/x", "Sec-WebSocket-Protocol", protocol("other"));
        assertThat(request.headers().contains("Sec-WebSocket-Protocol")).isFalse();
    }
}
