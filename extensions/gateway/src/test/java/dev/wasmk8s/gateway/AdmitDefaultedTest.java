package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.CONFIG_MAP;
import static dev.wasmk8s.gateway.GatewayFixture.CONFIG_MAPS;
import static dev.wasmk8s.gateway.GatewayFixture.configMap;
import static dev.wasmk8s.gateway.GatewayFixture.deny;
import static dev.wasmk8s.gateway.GatewayFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdmitDefaultedTest {
    private final GatewayFixture gateway = new GatewayFixture();

    @BeforeEach
    void admitDefaulted() {
        gateway.builder.admitDefaulted(true);
    }

    private static Verdict denyingTheDefault(AdmissionRequest request) {
        return request.object().orElseThrow().toString().contains("defaulted") ? deny("not that") : Verdict.allowed();
    }

    private static Verdict replacing(AdmissionRequest request, String from, String to) {
        return Verdict.allowed(
                RawJson.of(request.object().orElseThrow().toString().replace(from, to)));
    }

    @Test
    void aRuleSeesTheDefaultsOfACreate() {
        gateway.admission = AdmitDefaultedTest::denyingTheDefault;
        assertThat(message(gateway.write("POST", CONFIG_MAPS, configMap("a", "{}"))))
                .isEqualTo("not that");
        assertThat(gateway.server.log()).containsExactly("POST " + CONFIG_MAPS + "?dryRun=All");
        assertThat(gateway.server.objects).isEmpty();
    }

    @Test
    void aRuleSeesTheDefaultsOfAnUpdate() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        gateway.admission = AdmitDefaultedTest::denyingTheDefault;
        assertThat(message(gateway.write("PUT", CONFIG_MAP, configMap("a", "{}"))))
                .isEqualTo("not that");
    }

    @Test
    void withoutTheOptionItDoesNot() {
        gateway.builder.admitDefaulted(false);
        gateway.admission = AdmitDefaultedTest::denyingTheDefault;
        assertThat(gateway.write("POST", CONFIG_MAPS, configMap("a", "{}")).status())
                .isEqualTo(201);
    }

    @Test
    void whatWasDrawnForTheTrialIsNotAdmitted() {
        String object = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"generateName\":\"a-\"}}";
        gateway.server.generatedName = "a-x7";
        gateway.write("POST", CONFIG_MAPS, object);
        assertThat(gateway.review().object().orElseThrow().toString()).doesNotContain("a-x7", "drawn");
        assertThat(gateway.review().name()).isEmpty();
    }

    @Test
    void whatWasSubmittedIsSentIfAdmissionChangesNothing() {
        gateway.write("POST", CONFIG_MAPS, configMap("a", "{\"k\":\"v\"}"));
        assertThat(gateway.server.last().body()).asString().isEqualTo(configMap("a", "{\"k\":\"v\"}"));
    }

    @Test
    void aChangeIsPutIntoWhatWasSubmittedAndTried() {
        gateway.admission = request -> replacing(request, "\"k\":\"v\"", "\"k\":\"w\"");
        assertThat(gateway.write("POST", CONFIG_MAPS, configMap("a", "{\"k\":\"v\"}"))
                        .status())
                .isEqualTo(201);
        assertThat(gateway.server.log()).hasSize(3);
        assertThat(gateway.server.lastBody().path("data").toString()).isEqualTo("{\"k\":\"w\"}");
    }

    @Test
    void aChangeThatDefaultingUndoesIsRefused() {
        gateway.admission = request -> replacing(request, ",\"defaulted\":\"yes\"", "");
        GatewayResponse response = gateway.write("POST", CONFIG_MAPS, configMap("a", "{\"k\":\"v\"}"));
        assertThat(response.status()).isEqualTo(422);
        assertThat(gateway.server.objects).isEmpty();
    }

    @Test
    void anUpdateThatIsOvertakenInTheTrialIsDecidedAnew() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        int[] trials = {0};
        gateway.server.before = request -> {
            if (request.head().query().contains("dryRun") && trials[0]++ == 0) {
                gateway.server.store(CONFIG_MAP, configMap("a", "{\"by\":\"somebody else\"}"));
            }
        };
        assertThat(gateway.write("PUT", CONFIG_MAP, configMap("a", "{}")).status())
                .isEqualTo(200);
        assertThat(gateway.review().oldObject().orElseThrow().toString()).contains("somebody else");
    }

    @Test
    void anUpdateThatCreatesIsAdmittedWithoutWhatWasDrawn() {
        gateway.server.createsOnUpdate = true;
        assertThat(gateway.write("PUT", CONFIG_MAP, configMap("a", "{}")).status())
                .isEqualTo(201);
        assertThat(gateway.review().object().orElseThrow().toString())
                .contains("defaulted")
                .doesNotContain("drawn");
    }

    @Test
    void aSubresourceIsAdmittedAsSubmitted() {
        String eviction = "{\"apiVersion\":\"policy/v1\",\"kind\":\"Eviction\","
                + "\"metadata\":{\"name\":\"p\",\"namespace\":\"default\"}}";
        gateway.write("POST", "/api/v1/namespaces/default/pods/p/eviction", eviction);
        assertThat(gateway.review().object()).contains(RawJson.of(eviction));
        assertThat(gateway.server.log()).hasSize(1);
    }
}
