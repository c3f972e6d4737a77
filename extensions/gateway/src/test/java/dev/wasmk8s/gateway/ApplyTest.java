package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.CONFIG_MAP;
import static dev.wasmk8s.gateway.GatewayFixture.configMap;
import static dev.wasmk8s.gateway.GatewayFixture.deny;
import static dev.wasmk8s.gateway.GatewayFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.json.RawJson;
import org.junit.jupiter.api.Test;

class ApplyTest {
    private static final String TARGET = CONFIG_MAP + "?fieldManager=me&force=true";

    private final GatewayFixture gateway = new GatewayFixture();

    private GatewayResponse apply(String configuration) {
        return gateway.patch(TARGET, "application/apply-patch+yaml", configuration);
    }

    private static Verdict replacing(AdmissionRequest request, String from, String to) {
        return Verdict.allowed(
                RawJson.of(request.object().orElseThrow().toString().replace(from, to)));
    }

    @Test
    void anApplyToAnObjectIsAdmittedAsUpdateAndTiedToItsVersion() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{\"other\":\"v\"}"));
        GatewayResponse response = apply(configMap("a", "{\"k\":\"v\"}"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(gateway.server.log())
                .containsExactly("GET " + CONFIG_MAP, "PATCH " + TARGET + "&dryRun=All", "PATCH " + TARGET);
        assertThat(gateway.review().operation()).isEqualTo(Operation.UPDATE);
        assertThat(gateway.review().object().orElseThrow().toString())
                .contains("\"data\":{\"other\":\"v\",\"k\":\"v\",\"defaulted\":\"yes\"}");
        assertThat(gateway.server.last().body())
                .asString()
                .isEqualTo("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\","
                        + "\"namespace\":\"default\",\"resourceVersion\":\"101\",\"uid\":\"uid-100\"},"
                        + "\"data\":{\"k\":\"v\"}}");
        assertThat(gateway.server.last().head().headers().all("Content-Type"))
                .containsExactly("application/apply-patch+yaml");
    }

    @Test
    void anApplyThatCreatesIsAuthorizedAndAdmittedAsCreate() {
        GatewayResponse response = apply(configMap("a", "{\"k\":\"v\"}"));

        assertThat(response.status()).isEqualTo(201);
        assertThat(gateway.accesses)
                .extracting(spec -> spec.resourceAttributes().orElseThrow().verb())
                .containsExactly("patch", "create");
        assertThat(gateway.review().operation()).isEqualTo(Operation.CREATE);
        assertThat(gateway.review().oldObject()).isEmpty();
        assertThat(gateway.review().object().orElseThrow().toString()).doesNotContain("drawn");
        assertThat(gateway.review().options().orElseThrow().toString()).contains("CreateOptions");
    }

    @Test
    void whoMayPatchMayNotThereforeCreate() {
        gateway.authorization =
                spec -> spec.resourceAttributes().orElseThrow().verb().equals("create")
                        ? Decision.deny("")
                        : Decision.allow("");
        assertThat(apply(configMap("a", "{}")).status()).isEqualTo(403);
        assertThat(gateway.server.objects).isEmpty();
    }

    @Test
    void ifSomebodyElseCreatesItItIsAnUpdate() {
        int[] writes = {0};
        gateway.server.before = request -> {
            boolean write = request.head().method().equals("PATCH")
                    && !request.head().query().contains("dryRun");
            if (write && writes[0]++ == 0) {
                gateway.server.store(CONFIG_MAP, configMap("a", "{\"by\":\"somebody else\"}"));
            }
        };
        assertThat(apply(configMap("a", "{\"k\":\"v\"}")).status()).isEqualTo(200);
        assertThat(gateway.reviews)
                .extracting(AdmissionRequest::operation)
                .containsExactly(Operation.CREATE, Operation.UPDATE);
        assertThat(gateway.reviews.get(1).object().orElseThrow().toString()).contains("somebody else");
    }

    @Test
    void anObjectThatComesAndGoesMeanwhileIsNotTakenForAnother() {
        int[] calls = {0};
        gateway.server.before = request -> {
            int call = calls[0]++;
            if (call == 1) {
                gateway.server.store(CONFIG_MAP, configMap("a", "{\"by\":\"somebody else\"}"));
            } else if (call == 2) {
                gateway.server.objects.remove(CONFIG_MAP);
            }
        };
        assertThat(apply(configMap("a", "{\"k\":\"v\"}")).status()).isEqualTo(201);
        assertThat(gateway.review().object().orElseThrow().toString()).doesNotContain("somebody else");
    }

    @Test
    void anObjectThatIsGoneIsNotMadeAnewByAnUpdate() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        int[] calls = {0};
        gateway.server.before = request -> {
            if (calls[0]++ == 2) {
                gateway.server.objects.remove(CONFIG_MAP);
            }
        };
        assertThat(apply(configMap("a", "{\"k\":\"v\"}")).status()).isEqualTo(201);
        assertThat(gateway.reviews)
                .extracting(AdmissionRequest::operation)
                .containsExactly(Operation.UPDATE, Operation.CREATE);
    }

    @Test
    void aDeniedApplyIsOnlyTried() {
        gateway.admission = request -> deny("no");
        assertThat(message(apply(configMap("a", "{\"k\":\"v\"}")))).isEqualTo("no");
        assertThat(gateway.server.objects).isEmpty();
    }

    @Test
    void whatAdmissionChangesIsPutIntoTheConfiguration() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{\"other\":\"v\"}"));
        gateway.admission = request -> replacing(request, "\"k\":\"v\"", "\"k\":\"w\",\"added\":\"x\",\"none\":null");
        assertThat(apply(configMap("a", "{\"k\":\"v\"}")).status()).isEqualTo(200);
        assertThat(gateway.server.lastBody().path("data").toString()).isEqualTo("{\"k\":\"w\",\"added\":\"x\"}");
        assertThat(gateway.server.log()).hasSize(4);
        assertThat(gateway.server.objects.get(CONFIG_MAP).path("data").toString())
                .isEqualTo("{\"other\":\"v\",\"k\":\"w\",\"added\":\"x\",\"defaulted\":\"yes\"}");
    }

    @Test
    void whatAdmissionChangesInANewObjectIsPutInToo() {
        gateway.admission = request -> replacing(request, "\"k\":\"v\"", "\"k\":\"w\"");
        assertThat(apply(configMap("a", "{\"k\":\"v\"}")).status()).isEqualTo(201);
        assertThat(gateway.server.objects.get(CONFIG_MAP).path("data").path("k").stringValue())
                .isEqualTo("w");
    }

    @Test
    void whatTheConfigurationCannotBringAboutIsRefusedClearly() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{\"other\":\"v\"}"));
        // The client does not own this field, so leaving it out of the configuration does not remove it.
        gateway.admission = request -> replacing(request, "\"other\":\"v\",", "");
        GatewayResponse response = apply(configMap("a", "{\"k\":\"v\"}"));
        assertThat(response.status()).isEqualTo(422);
        assertThat(message(response)).contains("in a way that this kind of request cannot carry out");
        assertThat(gateway.server.objects.get(CONFIG_MAP).path("data").has("k")).isFalse();
    }

    @Test
    void aVersionThatTheClientNamesIsKept() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        GatewayResponse response = apply("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\","
                + "\"resourceVersion\":\"7\"}}");
        assertThat(response.status()).isEqualTo(409);
        assertThat(gateway.reviews).isEmpty();
    }

    @Test
    void conflictsOfOwnershipArePassedOn() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{}"));
        Upstream conflicting = request -> request.head().method().equals("PATCH")
                ? FakeApiServer.status(409, "Apply failed with 1 conflict")
                : gateway.server.send(request);
        GatewayStep step = gateway.beginAsAlice("PATCH", TARGET, "Content-Type", "application/apply-patch+yaml");
        GatewayResponse response = ((GatewayStep.Admission) step).decide(new byte[] {'{', '}'}, conflicting);
        assertThat(message(response)).isEqualTo("Apply failed with 1 conflict");
    }

    @Test
    void otherYamlIsRefusedClearly() {
        GatewayResponse response = apply("apiVersion: v1\nkind: ConfigMap\n");
        assertThat(response.status()).isEqualTo(400);
        assertThat(message(response)).contains("as JSON only");
        assertThat(gateway.server.requests).isEmpty();
    }
}
