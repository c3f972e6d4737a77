package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.CONFIG_MAPS;
import static dev.wasmk8s.gateway.GatewayFixture.configMap;
import static dev.wasmk8s.gateway.GatewayFixture.deny;
import static dev.wasmk8s.gateway.GatewayFixture.json;
import static dev.wasmk8s.gateway.GatewayFixture.message;
import static dev.wasmk8s.gateway.GatewayFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.admission.GroupVersionResource;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.json.RawJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateTest {
    private final GatewayFixture gateway = new GatewayFixture();

    @Test
    void anAdmittedObjectIsSentByteForByte() {
        String object = "{ \"kind\":\"ConfigMap\",\"apiVersion\":\"v1\", \"metadata\":{\"name\":\"a\","
                + "\"namespace\":\"default\",\"creationTimestamp\":null}, \"n\":1.0e2, \"u\":\"\\u00e9\" }";
        GatewayResponse response = gateway.write("POST", CONFIG_MAPS + "?fieldManager=me", object);

        assertThat(response.status()).isEqualTo(201);
        assertThat(gateway.server.last().body()).asString().isEqualTo(object);
        assertThat(gateway.server.log()).containsExactly("POST " + CONFIG_MAPS + "?fieldManager=me");
    }

    @Test
    void theReviewTellsWhatTheApiServerTells() {
        String object = configMap("a", "{}");
        gateway.write("POST", CONFIG_MAPS + "?fieldManager=me&fieldValidation=Strict&dryRun=All&pretty=1", object);

        assertThat(gateway.review().operation()).isEqualTo(Operation.CREATE);
        assertThat(gateway.review().uid()).isNotEmpty();
        assertThat(gateway.review().kind()).isEqualTo(new GroupVersionKind("", "v1", "ConfigMap"));
        assertThat(gateway.review().resource()).isEqualTo(new GroupVersionResource("", "v1", "configmaps"));
        assertThat(gateway.review().requestKind()).contains(gateway.review().kind());
        assertThat(gateway.review().requestResource()).contains(gateway.review().resource());
        assertThat(gateway.review().subResource()).isEmpty();
        assertThat(gateway.review().name()).isEqualTo("a");
        assertThat(gateway.review().namespace()).isEqualTo("default");
        assertThat(gateway.review().userInfo()).isEqualTo(UserInfo.of("alice", "devs", "system:authenticated"));
        assertThat(gateway.review().object()).contains(RawJson.of(object));
        assertThat(gateway.review().oldObject()).isEmpty();
        assertThat(gateway.review().dryRun()).isTrue();
        assertThat(gateway.review().options())
                .contains(RawJson.of("{\"kind\":\"CreateOptions\",\"apiVersion\":\"meta.k8s.io/v1\","
                        + "\"dryRun\":[\"All\"],\"fieldManager\":\"me\",\"fieldValidation\":\"Strict\"}"));
    }

    @Test
    void whatAdmissionMakesOfAnObjectIsSent() {
        gateway.admission = request -> Verdict.allowed(RawJson.of(configMap("a", "{\"k\":\"changed\"}")));
        GatewayResponse response = gateway.write("POST", CONFIG_MAPS, configMap("a", "{\"k\":\"v\"}"));
        assertThat(json(response).path("data").path("k").stringValue()).isEqualTo("changed");
        assertThat(gateway.server.last().head().headers().all("Content-Type")).containsExactly("application/json");
    }

    @Test
    void aDeniedObjectIsNotSent() {
        gateway.admission = request -> deny("no");
        GatewayResponse response = gateway.write("POST", CONFIG_MAPS, configMap("a", "{}"));
        assertThat(response.status()).isEqualTo(422);
        assertThat(message(response)).isEqualTo("no");
        assertThat(gateway.server.requests).isEmpty();
    }

    @Test
    void theNamespaceOfTheUrlIsPutIn() {
        gateway.write(
                "POST", CONFIG_MAPS, "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\"}}");
        assertThat(gateway.review().object().orElseThrow().toString())
                .contains("{\"name\":\"a\",\"namespace\":\"default\"}");
        assertThat(gateway.server.last().body())
                .isEqualTo(gateway.review().object().orElseThrow().toByteArray());
    }

    @Test
    void metadataIsMadeWhereThereIsNone() {
        gateway.write("POST", CONFIG_MAPS, "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":null}");
        assertThat(gateway.server.lastBody().path("metadata").path("namespace").stringValue())
                .isEqualTo("default");
        assertThat(gateway.review().name()).isEmpty();
    }

    @Test
    void anotherNamespaceIsRefused() {
        GatewayResponse response = gateway.write("POST", "/api/v1/namespaces/other/configmaps", configMap("a", "{}"));
        assertThat(response.status()).isEqualTo(400);
        assertThat(message(response))
                .isEqualTo("the namespace of the provided object does not match the namespace sent on the request");
        assertThat(gateway.reviews).isEmpty();
    }

    @Test
    void anotherVersionIsRefused() {
        GatewayResponse response =
                gateway.write("POST", "/apis/apps/v1/namespaces/default/deployments", configMap("a", "{}"));
        assertThat(response.status()).isEqualTo(400);
        assertThat(message(response))
                .isEqualTo("the API version in the data (v1) does not match the expected API version (apps/v1)");
    }

    @Test
    void aNewNamespaceIsInItself() {
        gateway.write(
                "POST",
                "/api/v1/namespaces",
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"n\",\"namespace\":\"x\"}}");
        assertThat(gateway.review().namespace()).isEqualTo("n");
        assertThat(gateway.review().name()).isEqualTo("n");
        assertThat(gateway.server.lastBody().path("metadata").has("namespace")).isFalse();
    }

    @Test
    void aGeneratedNameIsNotKnownYet() {
        gateway.write(
                "POST",
                CONFIG_MAPS,
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"generateName\":\"a-\"}}");
        assertThat(gateway.review().name()).isEmpty();
    }

    @Test
    void whatTheSystemSetsIsTakenOff() {
        gateway.write(
                "POST",
                CONFIG_MAPS,
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"namespace\":\"default\","
                        + "\"uid\":\"u\",\"creationTimestamp\":\"2020-01-01T00:00:00Z\",\"selfLink\":\"x\","
                        + "\"deletionTimestamp\":\"2020-01-01T00:00:00Z\",\"deletionGracePeriodSeconds\":3}}");
        assertThat(gateway.review().object().orElseThrow().toString())
                .contains("\"metadata\":{\"name\":\"a\",\"namespace\":\"default\"}");
    }

    @Test
    void aSubresourceHasItsOwnKindAndKeepsItsPreconditions() {
        gateway.write(
                "POST",
                "/api/v1/namespaces/default/pods/p/eviction",
                "{\"apiVersion\":\"policy/v1\",\"kind\":\"Eviction\","
                        + "\"metadata\":{\"name\":\"p\",\"namespace\":\"default\",\"uid\":\"u\"}}");
        assertThat(gateway.review().kind()).isEqualTo(new GroupVersionKind("policy", "v1", "Eviction"));
        assertThat(gateway.review().resource()).isEqualTo(new GroupVersionResource("", "v1", "pods"));
        assertThat(gateway.review().subResource()).isEqualTo("eviction");
        assertThat(gateway.review().requestSubResource()).isEqualTo("eviction");
        assertThat(gateway.review().name()).isEqualTo("p");
        assertThat(gateway.server.lastBody().path("metadata").path("uid").stringValue())
                .isEqualTo("u");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dryRun=", "dryRun=all", "dryRun=All&dryRun=None"})
    void anUnknownDryRunIsRefused(String query) {
        GatewayResponse response = gateway.write("POST", CONFIG_MAPS + "?" + query, configMap("a", "{}"));
        assertThat(response.status()).isEqualTo(422);
        assertThat(gateway.server.requests).isEmpty();
    }

    @Test
    void headersOfTheBodyAndTheConnectionAreNotSentOn() {
        gateway.write(
                "POST",
                CONFIG_MAPS,
                configMap("a", "{}"),
                "Content-Length",
                "5",
                "Transfer-Encoding",
                "chunked",
                "Expect",
                "100-continue",
                "Accept-Encoding",
                "gzip",
                "Content-Type",
                "application/json; charset=utf-8",
                "Content-Type",
                "application/yaml",
                "Host",
                "gateway",
                "Accept",
                "application/json;as=Table",
                "User-Agent",
                "kubectl/v1");
        assertThat(gateway.server.last().head().headers())
                .isEqualTo(Headers.of(
                        "Accept",
                        "application/json;as=Table",
                        "User-Agent",
                        "kubectl/v1",
                        "Impersonate-User",
                        "alice",
                        "Impersonate-Group",
                        "devs",
                        "Impersonate-Group",
                        "system:authenticated",
                        "Content-Type",
                        "application/json"));
    }

    @Test
    void theAnswerIsPassedOnWithoutItsConnection() {
        GatewayResponse response = gateway.write("POST", CONFIG_MAPS, configMap("a", "{}"));
        assertThat(response.headers()).isEqualTo(Headers.of("Content-Type", "application/json", "Audit-Id", "1"));
        GatewayResponse again = gateway.write("POST", CONFIG_MAPS, configMap("a", "{}"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(text(again)).contains("already exists");
        assertThat(gateway.reviews).hasSize(2);
    }
}
