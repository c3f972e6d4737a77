package dev.wasmk8s.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.authorization.Decision;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a client sends gets an answer, and nothing but a request that everybody allowed goes on. */
class HostileInputTest {
    @Property(tries = 5_000)
    void anyHeadIsAnswered(
            @ForAll("methods") String method,
            @ForAll("targets") String target,
            @ForAll("headers") List<Map.Entry<String, String>> headers) {
        GatewayFixture gateway = new GatewayFixture();
        GatewayStep step = gateway.builder.build().begin(RequestHead.of(method, target, Headers.of(headers)));
        if (step instanceof GatewayStep.Forward forward) {
            assertThat(gateway.accesses).isNotEmpty();
            Headers sent = forward.request().headers();
            assertThat(sent.all("Impersonate-User"))
                    .containsExactly(gateway.accesses
                            .get(gateway.accesses.size() - 1)
                            .user()
                            .username());
            assertThat(sent.contains("Authorization")).isFalse();
            assertThat(sent.all("Connection")).isIn(List.of(), List.of("Upgrade"));
        }
        assertThat(step instanceof GatewayStep.Admission || gateway.events.size() == 1)
                .isTrue();
    }

    @Property(tries = 5_000)
    void nothingGoesOnThatIsNotAllowed(
            @ForAll("methods") String method,
            @ForAll("targets") String target,
            @ForAll("headers") List<Map.Entry<String, String>> headers) {
        GatewayFixture gateway = new GatewayFixture();
        gateway.authorization = spec -> Decision.noOpinion("");
        assertThat(gateway.builder.build().begin(RequestHead.of(method, target, Headers.of(headers))))
                .isInstanceOf(GatewayStep.Respond.class);
    }

    @Property(tries = 3_000)
    void anyBodyIsAnswered(
            @ForAll("writes") String method, @ForAll("types") String type, @ForAll("bodies") String body) {
        GatewayFixture gateway = new GatewayFixture();
        gateway.server.store(GatewayFixture.CONFIG_MAP, GatewayFixture.configMap("a", "{}"));
        GatewayResponse response = gateway.write(method, GatewayFixture.CONFIG_MAP, body, "Content-Type", type);
        // 500 would be a defect of the gateway: the fake server has none.
        assertThat(response.status())
                .as(() -> gateway.events.get(0).errors().stream()
                        .map(Throwable::getCause)
                        .toList()
                        .toString())
                .isIn(200, 201, 400, 404, 409, 415, 422);
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.oneOf(
                Arbitraries.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "get", ""),
                Arbitraries.strings().ofMaxLength(4));
    }

    @Provide
    Arbitrary<String> targets() {
        Arbitrary<String> pieces = Arbitraries.of(
                "/",
                "api",
                "apis",
                "v1",
                "apps",
                "namespaces",
                "ns",
                "pods",
                "p",
                "exec",
                "watch",
                "proxy",
                "?",
                "watch=1",
                "&",
                "fieldSelector=",
                "labelSelector=",
                "metadata.name%3Da",
                "a in (",
                "%",
                "..",
                ";",
                "+");
        Arbitrary<String> assembled = pieces.list().ofMaxSize(14).map(list -> "/" + String.join("", list));
        Arbitrary<String> plausible = pieces.list().ofMaxSize(8).map(list -> "/api/v1/" + String.join("/", list));
        return Arbitraries.oneOf(assembled, plausible, Arbitraries.strings().ofMaxLength(20));
    }

    @Provide
    Arbitrary<List<Map.Entry<String, String>>> headers() {
        Arbitrary<String> names = Arbitraries.of(
                "Authorization",
                "Impersonate-User",
                "Impersonate-Group",
                "Impersonate-Extra-a%2f",
                "Impersonate-Uid",
                "Connection",
                "Upgrade",
                "Sec-WebSocket-Protocol",
                "X-Remote-User",
                "Content-Type");
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(
                        "Bearer good",
                        "Bearer good",
                        "Upgrade",
                        "websocket",
                        "Impersonate-User",
                        "bob",
                        "system:serviceaccount:a:b",
                        "base64url.bearer.authorization.k8s.io.Z29vZA, x"),
                Arbitraries.strings().ofMaxLength(6));
        return Combinators.combine(names, values)
                .as((name, value) -> Map.entry(name, value))
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> writes() {
        return Arbitraries.of("PUT", "PATCH", "DELETE");
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of(
                "application/json",
                "application/merge-patch+json",
                "application/apply-patch+yaml",
                "application/x",
                "",
                ";");
    }

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> pieces = Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"apiVersion\":\"v1\"",
                "\"kind\":\"ConfigMap\"",
                "\"metadata\":",
                "{\"name\":\"a\"}",
                "\"preconditions\":",
                "null",
                "1e999999999",
                "\"dryRun\":[\"All\"]",
                "\"data\":{}",
                "\"resourceVersion\":\"101\"",
                "\u00e9",
                "\"");
        Arbitrary<String> objects = Arbitraries.of(
                        "\"apiVersion\":\"v1\"",
                        "\"kind\":\"ConfigMap\"",
                        "\"metadata\":{\"name\":\"a\"}",
                        "\"metadata\":null",
                        "\"data\":{\"n\":1e999999999}",
                        "\"data\":{\"k\":null}",
                        "\"dryRun\":null",
                        "\"preconditions\":[]",
                        "\"preconditions\":{\"uid\":7}")
                .set()
                .ofMaxSize(5)
                .map(members -> "{" + String.join(",", members) + "}");
        return Arbitraries.oneOf(
                objects,
                pieces.list().ofMaxSize(10).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(10));
    }
}
