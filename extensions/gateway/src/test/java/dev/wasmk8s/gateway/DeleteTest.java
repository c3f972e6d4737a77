package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.CONFIG_MAP;
import static dev.wasmk8s.gateway.GatewayFixture.configMap;
import static dev.wasmk8s.gateway.GatewayFixture.deny;
import static dev.wasmk8s.gateway.GatewayFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.json.RawJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeleteTest {
    private final GatewayFixture gateway = new GatewayFixture();

    @BeforeEach
    void store() {
        gateway.server.store(CONFIG_MAP, configMap("a", "{\"k\":\"v\"}"));
    }

    private void raceBeforeDelete(int times) {
        int[] left = {times};
        gateway.server.before = request -> {
            if (request.head().method().equals("DELETE") && left[0]-- > 0) {
                gateway.server.store(CONFIG_MAP, configMap("a", "{\"by\":\"somebody else\"}"));
            }
        };
    }

    @Test
    void theStoredObjectIsAdmittedAndThatOneIsDeleted() {
        String old = gateway.server.objects.get(CONFIG_MAP).toString();
        GatewayResponse response = gateway.write("DELETE", CONFIG_MAP, "");

        assertThat(response.status()).isEqualTo(200);
        assertThat(gateway.server.log()).containsExactly("GET " + CONFIG_MAP, "DELETE " + CONFIG_MAP);
        assertThat(gateway.review().operation()).isEqualTo(Operation.DELETE);
        assertThat(gateway.review().kind().kind()).isEqualTo("ConfigMap");
        assertThat(gateway.review().name()).isEqualTo("a");
        assertThat(gateway.review().object()).isEmpty();
        assertThat(gateway.review().oldObject()).contains(RawJson.of(old));
        assertThat(gateway.review().options())
                .contains(RawJson.of("{\"kind\":\"DeleteOptions\",\"apiVersion\":\"meta.k8s.io/v1\"}"));
        assertThat(gateway.server.last().body())
                .asString()
                .isEqualTo("{\"kind\":\"DeleteOptions\",\"apiVersion\":\"meta.k8s.io/v1\","
                        + "\"preconditions\":{\"uid\":\"uid-100\",\"resourceVersion\":\"101\"}}");
        assertThat(gateway.server.objects).isEmpty();
    }

    @Test
    void aDeniedDeleteIsNotSent() {
        gateway.admission = request -> deny("it is needed");
        assertThat(message(gateway.write("DELETE", CONFIG_MAP, ""))).isEqualTo("it is needed");
        assertThat(gateway.server.objects).containsKey(CONFIG_MAP);
    }

    @Test
    void optionsInTheBodyAreKept() {
        gateway.write(
                "DELETE",
                CONFIG_MAP + "?gracePeriodSeconds=9&dryRun=All",
                "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"propagationPolicy\":\"Background\","
                        + "\"preconditions\":{\"uid\":\"uid-100\"}}");
        // The API server does not look at the query if there is a body, so neither does the gateway.
        assertThat(gateway.review().dryRun()).isFalse();
        assertThat(gateway.server.last().head().query()).isEmpty();
        assertThat(gateway.server.last().body())
                .asString()
                .isEqualTo("{\"kind\":\"DeleteOptions\",\"apiVersion\":\"meta.k8s.io/v1\","
                        + "\"propagationPolicy\":\"Background\","
                        + "\"preconditions\":{\"uid\":\"uid-100\",\"resourceVersion\":\"101\"}}");
    }

    @Test
    void optionsInTheQueryMoveToTheBody() {
        gateway.write(
                "DELETE",
                CONFIG_MAP + "?gracePeriodSeconds=9&propagationPolicy=Orphan&orphanDependents=1&dryRun=All&uid=uid-100",
                "");
        assertThat(gateway.review().dryRun()).isTrue();
        assertThat(gateway.review().options().orElseThrow().toString())
                .isEqualTo("{\"kind\":\"DeleteOptions\",\"apiVersion\":\"meta.k8s.io/v1\",\"gracePeriodSeconds\":9,"
                        + "\"propagationPolicy\":\"Orphan\",\"orphanDependents\":true,\"dryRun\":[\"All\"],"
                        + "\"preconditions\":{\"uid\":\"uid-100\"}}");
        assertThat(gateway.server.objects).containsKey(CONFIG_MAP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"Pod\"} | 400",
                "{\"dryRun\":\"All\"} | 400",
                "{\"dryRun\":[\"None\"]} | 422",
                "{\"dryRun\":[1]} | 422",
                "{\"dryRun\":[\"All\"],\"dryRun\":[]} | 400",
                "[] | 400",
                "x | 400",
            })
    void optionsThatCannotBeReadAreRefused(String body, int code) {
        assertThat(gateway.write("DELETE", CONFIG_MAP, body).status()).isEqualTo(code);
        assertThat(gateway.server.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gracePeriodSeconds=x", "gracePeriodSeconds="})
    void aGracePeriodIsANumber(String query) {
        assertThat(gateway.write("DELETE", CONFIG_MAP + "?" + query, "").status())
                .isEqualTo(400);
    }

    @Test
    void protobufOptionsAreRefused() {
        GatewayResponse response =
                gateway.write("DELETE", CONFIG_MAP, "k8s", "Content-Type", "application/vnd.kubernetes.protobuf");
        assertThat(response.status()).isEqualTo(415);
    }

    @Test
    void ifTheObjectChangesMeanwhileEverythingIsDecidedAnew() {
        raceBeforeDelete(1);
        gateway.admission =
                request -> request.oldObject().orElseThrow().toString().contains("somebody else")
                        ? deny("that one is needed")
                        : Verdict.allowed();
        assertThat(message(gateway.write("DELETE", CONFIG_MAP, ""))).isEqualTo("that one is needed");
        assertThat(gateway.reviews).hasSize(2);
        assertThat(gateway.server.objects).containsKey(CONFIG_MAP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"resourceVersion\":\"102\"}", "{\"uid\":\"other\"}"})
    void aPreconditionThatIsNotMetIsAConflict(String preconditions) {
        raceBeforeDelete(1);
        GatewayResponse response = gateway.write("DELETE", CONFIG_MAP, "{\"preconditions\":" + preconditions + "}");
        assertThat(response.status()).isEqualTo(409);
        assertThat(message(response)).startsWith("Operation cannot be fulfilled on configmaps \"a\": the ");
        assertThat(gateway.server.objects).containsKey(CONFIG_MAP);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        GatewayResponse response = gateway.write("DELETE", CONFIG_MAP + "x", "");
        assertThat(response.status()).isEqualTo(404);
        assertThat(gateway.server.log()).containsExactly("GET " + CONFIG_MAP + "x");
        assertThat(gateway.reviews).isEmpty();
    }

    @Test
    void admissionCannotChangeWhatIsDeleted() {
        gateway.admission = request -> Verdict.allowed(RawJson.of("{}"));
        GatewayResponse response = gateway.write("DELETE", CONFIG_MAP, "");
        assertThat(response.status()).isEqualTo(500);
        assertThat(message(response))
                .isEqualTo("Internal error occurred: admission attempted to modify the object, which is not supported"
                        + " for this operation");
        assertThat(gateway.server.objects).containsKey(CONFIG_MAP);
    }
}
