package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.CONFIG_MAP;
import static dev.wasmk8s.gateway.GatewayFixture.CONFIG_MAPS;
import static dev.wasmk8s.gateway.GatewayFixture.configMap;
import static dev.wasmk8s.gateway.GatewayFixture.deny;
import static dev.wasmk8s.gateway.GatewayFixture.json;
import static dev.wasmk8s.gateway.GatewayFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import org.junit.jupiter.api.Test;

class WriteTest {
    private final GatewayFixture gateway = new GatewayFixture();

    @Test
    void anAdmittedCreateIsSentAsItCame() {
        String object = configMap("a", "{\"k\": \"v\"}");
        GatewayResponse response = gateway.write("POST", CONFIG_MAPS + "?fieldManager=me", object);

        assertThat(response.status()).isEqualTo(201);
        assertThat(gateway.server.last().body()).asString().isEqualTo(object);
        assertThat(gateway.server.log()).containsExactly("POST " + CONFIG_MAPS + "?fieldManager=me");
        assertThat(gateway.review().operation()).isEqualTo(Operation.CREATE);
        assertThat(gateway.review().name()).isEqualTo("a");
        assertThat(gateway.review().namespace()).isEqualTo("default");
        assertThat(gateway.review().object()).contains(RawJson.of(object));
        assertThat(gateway.review().oldObject()).isEmpty();
        assertThat(gateway.review().options()).hasValueSatisfying(options -> assertThat(options.toString())
                .isEqualTo("{\"kind\":\"CreateOptions\",\"apiVersion\":\"meta.k8s.io/v1\",\"fieldManager\":\"me\"}"));
    }

    @Test
    void whatAdmissionMakesOfAnObjectIsSent() {
        gateway.admission = request -> Verdict.allowed(RawJson.of(configMap("a", "{\"k\":\"changed\"}")));
        GatewayResponse response = gateway.write("POST", CONFIG_MAPS, configMap("a", "{\"k\":\"v\"}"));
        assertThat(json(response).path("data").path("k").stringValue()).isEqualTo("changed");
    }

    @Test
    void aDeniedCreateIsNotSent() {
        gateway.admission = request -> deny("no");
        GatewayResponse response = gateway.write("POST", CONFIG_MAPS, configMap("a", "{}"));
        assertThat(response.status()).isEqualTo(422);
        assertThat(message(response)).isEqualTo("no");
        assertThat(gateway.server.requests).isEmpty();
    }

    @Test
    void aMergePatchIsAdmittedOnItsResultAndTiedToTheVersion() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{\"k\":\"v\"}"));
        GatewayResponse response =
                gateway.patch(CONFIG_MAP, "application/merge-patch+json", "{\"data\":{\"k\":null,\"l\":\"w\"}}");
        assertThat(response.status()).isEqualTo(200);
        assertThat(gateway.server.log())
                .containsExactly("GET " + CONFIG_MAP, "PATCH " + CONFIG_MAP + "?dryRun=All", "PATCH " + CONFIG_MAP);
        assertThat(gateway.review().operation()).isEqualTo(Operation.UPDATE);
        assertThat(gateway.review().object().orElseThrow().toString())
                .contains("\"data\":{\"l\":\"w\",\"defaulted\":\"yes\"}");
        assertThat(gateway.server.lastBody().toString())
                .isEqualTo("{\"data\":{\"k\":null,\"l\":\"w\",\"defaulted\":\"yes\"},"
                        + "\"metadata\":{\"resourceVersion\":\"101\"}}");
    }
}
