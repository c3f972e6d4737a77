package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.CONFIG_MAPS;
import static dev.wasmk8s.gateway.GatewayFixture.configMap;
import static dev.wasmk8s.gateway.GatewayFixture.json;
import static dev.wasmk8s.gateway.GatewayFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.GroupVersionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that can be read, and bodies that cannot. */
class SubmittedBodyTest {
    private final GatewayFixture gateway = new GatewayFixture();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "3",
                "{",
                "{}{}",
                "{}x",
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":[]}",
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":\"x\"}",
                "{\"apiVersion\":\"v1\",\"kind\":\"A\",\"kind\":\"ConfigMap\"}",
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"data\":{\"a\":\"1\",\"a\":\"2\"}}",
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"data\":{\"a\":\"1\",\"\\u0061\":\"2\"}}",
                "{'apiVersion':'v1','kind':'ConfigMap'}",
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",}",
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"a\":NaN}",
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"a\":1e9999999999}",
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"a\":-1e-9999999999}",
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"} // x",
                "apiVersion: v1\nkind: ConfigMap\n",
            })
    void aBodyThatTwoCouldReadInTwoWaysIsRefused(String body) {
        GatewayResponse response = gateway.write("POST", CONFIG_MAPS, body);
        assertThat(response.status()).isEqualTo(400);
        assertThat(json(response).path("reason").stringValue()).isEqualTo("BadRequest");
        assertThat(gateway.reviews).isEmpty();
        assertThat(gateway.server.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"apiVersion\":\"v1\"}", "{\"kind\":null}", "{\"kind\":\"ConfigMap\"}"})
    void aKindThatWasLeftOutIsThatOfTheResource(String body) {
        gateway.server.store(
                "/api/v1",
                "{\"kind\":\"APIResourceList\",\"groupVersion\":\"v1\",\"resources\":["
                        + "{\"name\":\"configmaps/other\",\"kind\":\"Other\"},"
                        + "{\"name\":\"configmaps\",\"kind\":\"ConfigMap\"}]}");
        assertThat(gateway.write("POST", CONFIG_MAPS, body).status()).isEqualTo(201);
        assertThat(gateway.review().kind()).isEqualTo(new GroupVersionKind("", "v1", "ConfigMap"));
        assertThat(gateway.server.log()).containsExactly("GET /api/v1", "POST " + CONFIG_MAPS);
        assertThat(gateway.server.lastBody().path("kind").stringValue()).isEqualTo("ConfigMap");
        assertThat(gateway.server.lastBody().path("apiVersion").stringValue()).isEqualTo("v1");
    }

    @Test
    void theKindOfASubresourceMayBeOfAnotherGroup() {
        gateway.server.store(
                "/apis/apps/v1",
                "{\"kind\":\"APIResourceList\",\"resources\":[{\"name\":\"deployments/scale\",\"kind\":\"Scale\","
                        + "\"group\":\"autoscaling\",\"version\":\"v1\"}]}");
        gateway.write("POST", "/apis/apps/v1/namespaces/default/deployments/d/scale", "{}");
        assertThat(gateway.review().kind()).isEqualTo(new GroupVersionKind("autoscaling", "v1", "Scale"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"apiVersion\":1,\"kind\":\"ConfigMap\"}", "{\"apiVersion\":\"v1\",\"kind\":[]}"})
    void aKindThatNobodyTellsIsRefused(String body) {
        gateway.server.store("/api/v1", "{\"kind\":\"APIResourceList\",\"resources\":[]}");
        assertThat(gateway.write("POST", CONFIG_MAPS, body).status()).isEqualTo(400);
        assertThat(gateway.reviews).isEmpty();
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        GatewayStep.Admission step = (GatewayStep.Admission) gateway.beginAsAlice("POST", CONFIG_MAPS);
        byte[] body = configMap("a", "{\"k\":\"X\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        body[new String(body, java.nio.charset.StandardCharsets.UTF_8).indexOf('X')] = (byte) 0xff;
        assertThat(step.decide(body, gateway.server).status()).isEqualTo(400);
    }

    @Test
    void aBodyThatIsNestedTooDeepIsRefused() {
        String deep = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"a\":" + "[".repeat(100_000);
        assertThat(gateway.write("POST", CONFIG_MAPS, deep).status()).isEqualTo(400);
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        gateway.builder.maxBodyBytes(10);
        GatewayStep.Admission step = (GatewayStep.Admission) gateway.beginAsAlice("POST", CONFIG_MAPS);
        assertThat(step.maxBodyBytes()).isEqualTo(10);
        GatewayResponse response = step.decide(new byte[11], gateway.server);
        assertThat(response.status()).isEqualTo(413);
        assertThat(message(response)).isEqualTo("Request entity too large: limit is 10");
        assertThat(json(response).path("reason").stringValue()).isEqualTo("RequestEntityTooLarge");
        assertThat(gateway.events).singleElement().satisfies(event -> assertThat(event.code())
                .isEqualTo(413));
        assertThat(((GatewayStep.Admission) gateway.beginAsAlice("POST", CONFIG_MAPS))
                        .tooLarge()
                        .status())
                .isEqualTo(413);
    }

    @Test
    void theLimitIsThatOfTheApiServer() {
        assertThat(((GatewayStep.Admission) gateway.beginAsAlice("POST", CONFIG_MAPS)).maxBodyBytes())
                .isEqualTo(3 * 1024 * 1024);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json,201",
        "APPLICATION/JSON; charset=utf-8,201",
        "application/yaml,415",
        "application/cbor,415",
        "text/plain,415",
        "application/jsonx,415",
    })
    void onlyJsonIsAdmitted(String type, int code) {
        GatewayResponse response = gateway.write("POST", CONFIG_MAPS, configMap("a", "{}"), "Content-Type", type);
        assertThat(response.status()).isEqualTo(code);
        if (code == 415) {
            assertThat(message(response))
                    .isEqualTo("the body of the request is " + type + ", which this gateway cannot admit - accepted"
                            + " media types include: application/json");
        }
    }

    @ParameterizedTest
    @CsvSource({"gzip,415", "identity,201"})
    void compressedBodiesAreRefused(String coding, int code) {
        assertThat(gateway.write("POST", CONFIG_MAPS, configMap("a", "{}"), "Content-Encoding", coding)
                        .status())
                .isEqualTo(code);
    }
}
