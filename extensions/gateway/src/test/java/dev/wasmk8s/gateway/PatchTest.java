package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.CONFIG_MAP;
import static dev.wasmk8s.gateway.GatewayFixture.configMap;
import static dev.wasmk8s.gateway.GatewayFixture.deny;
import static dev.wasmk8s.gateway.GatewayFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchTest {
    private static final String MERGE = "application/merge-patch+json";

    private final GatewayFixture gateway = new GatewayFixture();

    @BeforeEach
    void store() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{\"k\":\"v\",\"defaulted\":\"yes\"}"));
    }

    private static Verdict replacing(AdmissionRequest request, String from, String to) {
        return Verdict.allowed(
                RawJson.of(request.object().orElseThrow().toString().replace(from, to)));
    }

    private String data() {
        return gateway.server.objects.get(CONFIG_MAP).path("data").toString();
    }

    @Test
    void aPatchIsAdmittedOnTheObjectThatResults() {
        String old = gateway.server.objects.get(CONFIG_MAP).toString();
        GatewayResponse response =
                gateway.patch(CONFIG_MAP + "?fieldManager=me", MERGE, "{\"data\":{\"k\":null,\"l\":\"w\"}}");

        assertThat(response.status()).isEqualTo(200);
        assertThat(gateway.review().operation()).isEqualTo(Operation.UPDATE);
        assertThat(gateway.review().kind().kind()).isEqualTo("ConfigMap");
        assertThat(gateway.review().name()).isEqualTo("a");
        assertThat(gateway.review().oldObject()).contains(RawJson.of(old));
        assertThat(gateway.review().object().orElseThrow().toString())
                .contains("\"data\":{\"defaulted\":\"yes\",\"l\":\"w\"}");
        assertThat(gateway.review().dryRun()).isFalse();
        assertThat(gateway.review().options())
                .contains(RawJson.of(
                        "{\"kind\":\"UpdateOptions\",\"apiVersion\":\"meta.k8s.io/v1\"," + "\"fieldManager\":\"me\"}"));
    }

    @Test
    void theDifferenceIsSentTiedToTheVersion() {
        gateway.patch(CONFIG_MAP + "?fieldManager=me", MERGE, "{\"data\":{\"k\":null,\"l\":\"w\"}}");
        assertThat(gateway.server.log())
                .containsExactly(
                        "GET " + CONFIG_MAP,
                        "PATCH " + CONFIG_MAP + "?fieldManager=me&dryRun=All",
                        "PATCH " + CONFIG_MAP + "?fieldManager=me");
        assertThat(gateway.server.last().body())
                .asString()
                .isEqualTo("{\"data\":{\"k\":null,\"l\":\"w\"},\"metadata\":{\"resourceVersion\":\"101\"}}");
        assertThat(gateway.server.last().head().headers().all("Content-Type")).containsExactly(MERGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json-patch+json",
                "application/strategic-merge-patch+json",
                "application/merge-patch+json; charset=utf-8"
            })
    void theApiServerTellsWhatAPatchMakes(String type) {
        // The fake server reads every patch as a merge patch: that the type reaches it is what counts.
        assertThat(gateway.patch(CONFIG_MAP, type, "{\"data\":{\"l\":\"w\"}}").status())
                .isEqualTo(200);
        assertThat(gateway.server.requests.get(1).head().headers().all("Content-Type"))
                .containsExactly(type.replace("; charset=utf-8", ""));
        assertThat(gateway.server.requests.get(1).body()).asString().isEqualTo("{\"data\":{\"l\":\"w\"}}");
        assertThat(data()).contains("\"l\":\"w\"");
    }

    @Test
    void aDeniedPatchIsOnlyTried() {
        gateway.admission = request -> deny("no");
        GatewayResponse response = gateway.patch(CONFIG_MAP, MERGE, "{\"data\":{\"l\":\"w\"}}");
        assertThat(response.status()).isEqualTo(422);
        assertThat(message(response)).isEqualTo("no");
        assertThat(data()).doesNotContain("\"l\"");
    }

    @Test
    void whatAdmissionMakesOfTheResultIsStored() {
        gateway.admission = request -> replacing(request, "\"w\"", "\"changed\"");
        gateway.patch(CONFIG_MAP, MERGE, "{\"data\":{\"l\":\"w\"}}");
        assertThat(data()).isEqualTo("{\"k\":\"v\",\"defaulted\":\"yes\",\"l\":\"changed\"}");
    }

    @Test
    void admissionCannotTouchWhatTheApiServerAloneSets() {
        gateway.server.store(
                CONFIG_MAP,
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"namespace\":\"default\","
                        + "\"creationTimestamp\":\"2026-01-01T00:00:00Z\",\"managedFields\":[{\"manager\":\"m\"}]},"
                        + "\"data\":{\"defaulted\":\"yes\"}}");
        // A module that knows only part of metadata.
        gateway.admission = request -> Verdict.allowed(RawJson.of(configMap("a", "{\"l\":\"w\"}")));
        gateway.patch(CONFIG_MAP, MERGE, "{\"data\":{\"l\":\"w\"}}");
        assertThat(gateway.server.last().body())
                .asString()
                .isEqualTo("{\"data\":{\"defaulted\":null,\"l\":\"w\"},\"metadata\":{\"resourceVersion\":\"102\"}}");
    }

    @Test
    void ifTheObjectChangesMeanwhileEverythingIsDecidedAnew() {
        int[] writes = {0};
        gateway.server.before = request -> {
            if (request.head().method().equals("PATCH")
                    && request.head().query().isEmpty()
                    && writes[0]++ == 0) {
                gateway.server.store(CONFIG_MAP, configMap("a", "{\"by\":\"somebody else\",\"defaulted\":\"yes\"}"));
            }
        };
        assertThat(gateway.patch(CONFIG_MAP, MERGE, "{\"data\":{\"l\":\"w\"}}").status())
                .isEqualTo(200);
        assertThat(gateway.reviews).hasSize(2);
        assertThat(data()).isEqualTo("{\"by\":\"somebody else\",\"defaulted\":\"yes\",\"l\":\"w\"}");
    }

    @Test
    void aTrialOnANewerObjectIsNotAdmitted() {
        int[] trials = {0};
        gateway.server.before = request -> {
            if (request.head().query().contains("dryRun") && trials[0]++ == 0) {
                gateway.server.store(CONFIG_MAP, configMap("a", "{\"by\":\"somebody else\",\"defaulted\":\"yes\"}"));
            }
        };
        gateway.patch(CONFIG_MAP, MERGE, "{\"data\":{\"l\":\"w\"}}");
        assertThat(gateway.review().oldObject().orElseThrow().toString()).contains("somebody else");
        assertThat(gateway.server.log()).hasSize(5);
    }

    @Test
    void anObjectThatNeverRestsIsAConflict() {
        gateway.server.before = request -> {
            if (request.head().query().contains("dryRun")) {
                gateway.server.store(CONFIG_MAP, configMap("a", "{\"defaulted\":\"yes\"}"));
            }
        };
        GatewayResponse response = gateway.patch(CONFIG_MAP, MERGE, "{}");
        assertThat(response.status()).isEqualTo(409);
        assertThat(message(response))
                .isEqualTo("Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please"
                        + " apply your changes to the latest version and try again");
        assertThat(gateway.reviews).isEmpty();
    }

    @Test
    void aClientThatNamesAnotherVersionIsTold() {
        GatewayResponse response = gateway.patch(CONFIG_MAP, MERGE, "{\"metadata\":{\"resourceVersion\":\"7\"}}");
        assertThat(response.status()).isEqualTo(409);
        assertThat(gateway.reviews).isEmpty();
        assertThat(gateway.server.log()).hasSize(2);
    }

    @Test
    void aPatchThatChangesNothingIsAdmittedAndSent() {
        assertThat(gateway.patch(CONFIG_MAP, MERGE, "{}").status()).isEqualTo(200);
        assertThat(gateway.server.last().body()).asString().isEqualTo("{\"metadata\":{\"resourceVersion\":\"101\"}}");
        assertThat(gateway.reviews).hasSize(1);
    }

    @Test
    void aClientsOwnDryRunStoresNothing() {
        gateway.patch(CONFIG_MAP + "?dryRun=All", MERGE, "{\"data\":{\"l\":\"w\"}}");
        assertThat(gateway.review().dryRun()).isTrue();
        assertThat(gateway.server.log())
                .containsExactly(
                        "GET " + CONFIG_MAP,
                        "PATCH " + CONFIG_MAP + "?dryRun=All",
                        "PATCH " + CONFIG_MAP + "?dryRun=All");
        assertThat(data()).doesNotContain("\"l\"");
    }

    @Test
    void anUnknownDryRunIsNeverTried() {
        assertThat(gateway.patch(CONFIG_MAP + "?dryRun=", MERGE, "{}").status()).isEqualTo(422);
        assertThat(gateway.server.log()).containsExactly("GET " + CONFIG_MAP);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        GatewayResponse response = gateway.patch(CONFIG_MAP + "x", MERGE, "{}");
        assertThat(response.status()).isEqualTo(404);
        assertThat(gateway.server.log()).containsExactly("GET " + CONFIG_MAP + "x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "",
                "application/apply-patch+cbor",
                "application/yaml",
                "APPLICATION/MERGE-PATCH+JSON"
            })
    void otherTypesAreRefusedClearly(String type) {
        GatewayResponse response = gateway.patch(CONFIG_MAP, type, "{}");
        assertThat(response.status()).isEqualTo(415);
        assertThat(message(response))
                .contains("which this gateway cannot admit - accepted media types include: application/json-patch+json,"
                        + " application/merge-patch+json, application/strategic-merge-patch+json,"
                        + " application/apply-patch+yaml");
        assertThat(gateway.server.requests).isEmpty();
    }

    @Test
    void anObjectWithoutVersionCannotBePatched() {
        gateway.server.objects.get(CONFIG_MAP).withObject("/metadata").remove("resourceVersion");
        GatewayResponse response = gateway.patch(CONFIG_MAP, MERGE, "{}");
        assertThat(response.status()).isEqualTo(415);
        assertThat(message(response)).contains("no resourceVersion");
    }

    @Test
    void warningsOfTheTrialAreNotLost() {
        Upstream warning = request -> {
            UpstreamResponse response = gateway.server.send(request);
            String text = request.head().query().contains("dryRun") ? "299 - \"unknown field\"" : "299 - \"both\"";
            return new UpstreamResponse(
                    response.status(),
                    response.headers().plus("Warning", text).plus("Warning", "299 - \"both\""),
                    response.body());
        };
        gateway.admission = request -> new Verdict.Allowed(
                java.util.Optional.empty(), List.of("from a module"), java.util.Map.of(), List.of());
        GatewayStep step = gateway.beginAsAlice("PATCH", CONFIG_MAP, "Content-Type", MERGE);
        GatewayResponse response = ((GatewayStep.Admission) step).decide(new byte[] {'{', '}'}, warning);
        assertThat(response.headers().all("Warning"))
                .containsExactly("299 - \"both\"", "299 - \"unknown field\"", "299 - \"from a module\"");
    }

    @Test
    void nullsThatAdmissionWritesMeanNothing() {
        gateway.admission = request -> replacing(request, "\"l\":\"w\"", "\"l\":\"w\",\"none\":null");
        gateway.patch(CONFIG_MAP, MERGE, "{\"data\":{\"l\":\"w\"}}");
        assertThat(gateway.server.lastBody().path("data").toString()).isEqualTo("{\"l\":\"w\"}");
    }
}
