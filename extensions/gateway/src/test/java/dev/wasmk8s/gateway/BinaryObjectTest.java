package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.CONFIG_MAP;
import static dev.wasmk8s.gateway.GatewayFixture.CONFIG_MAPS;
import static dev.wasmk8s.gateway.GatewayFixture.configMap;
import static dev.wasmk8s.gateway.GatewayFixture.deny;
import static dev.wasmk8s.gateway.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.Operation;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BinaryObjectTest {
    private static final String[] BINARY = {"Content-Type", "application/vnd.kubernetes.protobuf"};

    private final GatewayFixture gateway = new GatewayFixture();

    @Test
    void theApiServerIsAskedWhatItIsAndThatIsAdmittedAndStored() {
        GatewayResponse response =
                gateway.write("POST", CONFIG_MAPS + "?fieldManager=me", binary("{\"k\":\"v\"}"), BINARY);

        assertThat(response.status()).isEqualTo(201);
        assertThat(gateway.server.log())
                .containsExactly(
                        "POST " + CONFIG_MAPS + "?fieldManager=me&dryRun=All",
                        "POST " + CONFIG_MAPS + "?fieldManager=me");
        assertThat(gateway.review().operation()).isEqualTo(Operation.CREATE);
        assertThat(gateway.review().kind()).isEqualTo(new GroupVersionKind("", "v1", "ConfigMap"));
        assertThat(gateway.review().dryRun()).isFalse();
        JsonNode submitted = FakeApiServer.MAPPER.readTree(
                gateway.review().object().orElseThrow().toString());
        assertThat(submitted.path("data").path("k").stringValue()).isEqualTo("v");
        assertThat(submitted.path("data").path("defaulted").stringValue()).isEqualTo("yes");
        assertThat(submitted.path("metadata").has("uid")).isFalse();
        assertThat(gateway.server.lastBody()).isEqualTo(submitted);
        assertThat(gateway.server.last().head().headers().all("Content-Type")).containsExactly("application/json");
    }

    @Test
    void aDeniedOneIsNotStored() {
        gateway.admission = request -> deny("no");

        GatewayResponse response = gateway.write("POST", CONFIG_MAPS, binary("{}"), BINARY);

        assertThat(response.status()).isEqualTo(422);
        assertThat(gateway.server.objects).isEmpty();
    }

    @Test
    void whatTheApiServerRefusesIsPassedOn() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));

        GatewayResponse response = gateway.write("POST", CONFIG_MAPS, binary("{}"), BINARY);

        assertThat(response.status()).isEqualTo(409);
        assertThat(gateway.reviews).isEmpty();
    }

    @Test
    void anUpdateIsTiedToTheStoredVersion() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{\"k\":\"old\"}"));
        String version = gateway.server
                .objects
                .get(CONFIG_MAP)
                .path("metadata")
                .path("resourceVersion")
                .stringValue();

        GatewayResponse response = gateway.write("PUT", CONFIG_MAP, binary("{\"k\":\"new\"}"), BINARY);

        assertThat(response.status()).isEqualTo(200);
        assertThat(json(response).path("data").path("k").stringValue()).isEqualTo("new");
        assertThat(gateway.review().operation()).isEqualTo(Operation.UPDATE);
        assertThat(gateway.server
                        .lastBody()
                        .path("metadata")
                        .path("resourceVersion")
                        .stringValue())
                .isEqualTo(version);
    }

    @Test
    void anUpdateThatCreatesIsNotTiedToWhatWasDrawn() {
        gateway.server.createsOnUpdate = true;

        GatewayResponse response = gateway.write("PUT", CONFIG_MAP, binary("{\"k\":\"new\"}"), BINARY);

        assertThat(response.status()).isEqualTo(201);
        assertThat(gateway.review().operation()).isEqualTo(Operation.CREATE);
    }

    @Test
    void aDryRunStaysOne() {
        gateway.write("POST", CONFIG_MAPS + "?dryRun=All", binary("{}"), BINARY);

        assertThat(gateway.review().dryRun()).isTrue();
        assertThat(gateway.server.objects).isEmpty();
    }

    @Test
    void aSubresourceTakesJsonAlone() {
        GatewayResponse response = gateway.write("POST", CONFIG_MAP + "/eviction", binary("{}"), BINARY);

        assertThat(response.status()).isEqualTo(415);
        assertThat(gateway.server.requests).isEmpty();
    }

    private static String binary(String data) {
        return "k8s\0" + configMap("a", data);
    }
}
