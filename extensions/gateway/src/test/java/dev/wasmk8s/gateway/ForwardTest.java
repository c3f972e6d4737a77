package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardTest {
    private final GatewayFixture gateway = new GatewayFixture();

    @Test
    void aReadIsForwardedAsTheUsers() {
        RequestHead request = gateway.forward(
                "GET", "/api/v1/pods?watch=1&x=%20", "Accept", "application/json;as=Table", "User-Agent", "kubectl");
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target()).isEqualTo("/api/v1/pods?watch=1&x=%20");
        assertThat(request.headers())
                .isEqualTo(Headers.of(
                        "Accept",
                        "application/json;as=Table",
                        "User-Agent",
                        "kubectl",
                        "Impersonate-User",
                        "alice",
                        "Impersonate-Group",
                        "devs",
                        "Impersonate-Group",
                        "system:authenticated"));
        assertThat(gateway.events.get(0).outcome()).isEqualTo(Outcome.FORWARDED);
    }

    @Test
    void uidAndExtraAreSentToo() {
        Map<String, List<String>> extra = Map.of("Example.org/Key%\u00e9", List.of("v1", "v2"));
        gateway.users.put("good", new UserInfo("bob", "7", List.of(), extra));
        Headers headers = gateway.forward("GET", "/x").headers();
        assertThat(headers.all("Impersonate-Uid")).containsExactly("7");
        // Upper case is encoded, too: the API server lower-cases header names.
        assertThat(headers.all("Impersonate-Extra-%45xample.org%2f%4bey%25%c3%a9"))
                .containsExactly("v1", "v2");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization,Bearer other",
        "X-Remote-User,root",
        "x-remote-group,system:masters",
        "X-Remote-Extra-Scopes,all",
        "X_Remote_User,root",
        "Impersonate_User,root",
        "Impersonate-Unknown,x",
    })
    void headersThatCouldMakeItSomebodyElsesRequestAreTakenOff(String name, String value) {
        assertThat(gateway.forward("GET", "/x", name, value).headers().contains(name))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Impersonate-User", "close, Impersonate-Group", "Impersonate-User, Upgrade", "keep-alive"})
    void theConnectionHeaderCannotHaveTheIdentityDropped(String connection) {
        assertThat(gateway.forward("GET", "/x", "Connection", connection)
                        .headers()
                        .contains("Connection"))
                .isFalse();
    }

    @Test
    void anUpgradeGoesThroughAndNothingElseOfTheConnection() {
        Headers headers = gateway.forward(
                        "POST",
                        "/api/v1/namespaces/ns/pods/p/exec?command=ls",
                        "Connection",
                        "Impersonate-User",
                        "Connection",
                        "keep-alive, upgrade",
                        "Upgrade",
                        "SPDY/3.1")
                .headers();
        assertThat(headers.all("Connection")).containsExactly("Upgrade");
        assertThat(headers.all("Upgrade")).containsExactly("SPDY/3.1");
        assertThat(headers.all("Impersonate-User")).containsExactly("alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" alice", "alice ", "al\nice", "alice\r\nImpersonate-User: root", "\u00e4lice", "a\u0000", "a\tb"
            })
    void aNameThatWouldArriveAsAnotherIsNotSent(String name) {
        gateway.users.put("good", UserInfo.of(name));
        GatewayResponse response = gateway.respond("GET", "/x");
        assertThat(response.status()).isEqualTo(500);
        assertThat(message(response)).contains("cannot be sent to the API server as impersonation headers");

        gateway.users.put("good", UserInfo.of("alice", name));
        assertThat(gateway.respond("GET", "/x").status()).isEqualTo(500);
        gateway.users.put("good", new UserInfo("alice", name, List.of(), Map.of()));
        assertThat(gateway.respond("GET", "/x").status()).isEqualTo(500);
        gateway.users.put("good", new UserInfo("alice", "", List.of(), Map.of("k", List.of(name))));
        assertThat(gateway.respond("GET", "/x").status()).isEqualTo(500);
    }

    @Test
    void anEmptyGroupIsNotSent() {
        gateway.users.put("good", UserInfo.of("alice", ""));
        assertThat(gateway.respond("GET", "/x").status()).isEqualTo(500);
    }

    @Test
    void writesAreForwardedWhereNobodyAdmits() {
        Gateway plain = Gateway.builder()
                .authenticator(spec ->
                        new dev.wasmk8s.authentication.Authentication.Authenticated(UserInfo.of("alice"), List.of()))
                .authorizer(spec -> dev.wasmk8s.authorization.Decision.allow(""))
                .build();
        GatewayStep step =
                plain.begin(RequestHead.of("POST", "/api/v1/namespaces", Headers.of("Authorization", "Bearer x")));
        assertThat(step).isInstanceOf(GatewayStep.Forward.class);
    }

    @Test
    void writesThatNeedNoAdmissionAreForwarded() {
        gateway.builder.admitOnly(info -> info.resource().equals("configmaps"));
        gateway.forward("POST", "/apis/coordination.k8s.io/v1/namespaces/ns/leases");
        gateway.forward("GET", "/api/v1/namespaces/ns/pods/p/exec");
        assertThat(gateway.beginAsAlice("POST", GatewayFixture.CONFIG_MAPS)).isInstanceOf(GatewayStep.Admission.class);
        assertThat(gateway.reviews).isEmpty();
    }

    @Test
    void writesToPathsThatAreNoResourceAreForwarded() {
        gateway.forward("POST", "/healthz");
        assertThat(gateway.reviews).isEmpty();
    }

    @Test
    void aGatewayNeedsAuthenticatorAndAuthorizer() {
        assertThatThrownBy(() -> Gateway.builder().build()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Gateway.builder().maxBodyBytes(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
