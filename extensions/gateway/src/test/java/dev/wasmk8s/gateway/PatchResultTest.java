package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.CONFIG_MAP;
import static dev.wasmk8s.gateway.GatewayFixture.configMap;
import static dev.wasmk8s.gateway.GatewayFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of nulls and numbers in the object that a patch results in. */
class PatchResultTest {
    private final GatewayFixture gateway = new GatewayFixture();

    @BeforeEach
    void store() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{\"k\":\"v\",\"defaulted\":\"yes\"}"));
    }

    /** An API server whose trial ends in this object. */
    private Upstream resulting(String data) {
        return request -> {
            if (!request.head().query().contains("dryRun")) {
                return gateway.server.send(request);
            }
            ObjectNode result = gateway.server.objects.get(CONFIG_MAP).deepCopy();
            result.set("data", FakeApiServer.MAPPER.readTree(data));
            return new UpstreamResponse(
                    200, Headers.none(), result.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        };
    }

    private GatewayResponse patchResultingIn(String data) {
        GatewayStep step = gateway.beginAsAlice("PATCH", CONFIG_MAP, "Content-Type", "application/json-patch+json");
        return ((GatewayStep.Admission) step).decide(new byte[] {'[', ']'}, resulting(data));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":null}", "{\"a\":{\"b\":null}}", "{\"a\":[{\"b\":null}]}", "{\"a\":[null]}"})
    void anExplicitNullIsRefusedClearly(String data) {
        GatewayResponse response = patchResultingIn(data);
        assertThat(response.status()).isEqualTo(422);
        assertThat(message(response)).contains("sets a field to null");
        assertThat(gateway.server.log()).containsExactly("GET " + CONFIG_MAP);
    }

    @Test
    void aNullThatWasThereStays() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{\"a\":{\"b\":null}}"));
        assertThat(patchResultingIn("{\"a\":{\"b\":null,\"c\":1}}").status()).isEqualTo(200);
        assertThat(gateway.server.lastBody().path("data").toString()).isEqualTo("{\"a\":{\"c\":1}}");
    }

    @Test
    void anUnsetTimestampIsNotExplicit() {
        assertThat(patchResultingIn("{\"t\":{\"creationTimestamp\":null,\"x\":1}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void numbersKeepTheirExactValue() {
        patchResultingIn("{\"a\":12345678901234567890.123456789012345678901234567890,\"b\":1.10}");
        assertThat(gateway.server.last().body())
                .asString()
                .contains("12345678901234567890.123456789012345678901234567890", "1.10");
    }
}
