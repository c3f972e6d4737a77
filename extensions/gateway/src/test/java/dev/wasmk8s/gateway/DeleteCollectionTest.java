package dev.wasmk8s.gateway;

import static dev.wasmk8s.gateway.GatewayFixture.CONFIG_MAPS;
import static dev.wasmk8s.gateway.GatewayFixture.configMap;
import static dev.wasmk8s.gateway.GatewayFixture.deny;
import static dev.wasmk8s.gateway.GatewayFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Operation;
import dev.wasmk8s.admission.Verdict;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeleteCollectionTest {
    private final GatewayFixture gateway = new GatewayFixture();

    @BeforeEach
    void store() {
        gateway.server.store(CONFIG_MAPS + "/a", configMap("a", "{}"));
        gateway.server.store(CONFIG_MAPS + "/b", configMap("b", "{}"));
    }

    @Test
    void everyObjectIsAdmittedBeforeTheFirstIsDeleted() {
        GatewayResponse response = gateway.write("DELETE", CONFIG_MAPS + "?labelSelector=a%3Db+c&watch=1", "");

        assertThat(response.status()).isEqualTo(200);
        assertThat(gateway.server.log())
                .containsExactly(
                        "DELETE " + CONFIG_MAPS + "?labelSelector=a%3Db%20c",
                        "GET " + CONFIG_MAPS + "?labelSelector=a%3Db%20c",
                        "DELETE " + CONFIG_MAPS + "/a",
                        "DELETE " + CONFIG_MAPS + "/b");
        assertThat(gateway.server.requests.get(0).body()).asString().contains("\"dryRun\":[\"All\"]");
        assertThat(gateway.server.last().body())
                .asString()
                .contains("\"preconditions\":{\"uid\":\"uid-101\",\"resourceVersion\":\"102\"}");
        assertThat(gateway.server.objects).isEmpty();
    }

    @Test
    void theReviewsAreThoseOfTheApiServer() {
        gateway.write("DELETE", CONFIG_MAPS, "");
        assertThat(gateway.reviews).hasSize(2);
        AdmissionRequest review = gateway.reviews.get(0);
        assertThat(review.operation()).isEqualTo(Operation.DELETE);
        assertThat(review.kind().kind()).isEqualTo("ConfigMap");
        assertThat(review.name()).isEmpty();
        assertThat(review.namespace()).isEqualTo("default");
        assertThat(review.object()).isEmpty();
        // Items of a list lack their kind; an object on its own has it.
        assertThat(review.oldObject().orElseThrow().toString())
                .contains("\"name\":\"a\"", "\"apiVersion\":\"v1\"", "\"kind\":\"ConfigMap\"");
    }

    @Test
    void ifOneIsDeniedNoneIsDeleted() {
        gateway.admission =
                request -> request.oldObject().orElseThrow().toString().contains("\"name\":\"b\"")
                        ? deny("b is needed")
                        : Verdict.allowed();
        assertThat(message(gateway.write("DELETE", CONFIG_MAPS, ""))).isEqualTo("b is needed");
        assertThat(gateway.server.objects).hasSize(2);
    }

    @Test
    void anObjectMadeMeanwhileStays() {
        gateway.server.before = request -> {
            if (request.head().path().equals(CONFIG_MAPS + "/a")) {
                gateway.server.store(CONFIG_MAPS + "/c", configMap("c", "{}"));
            }
        };
        gateway.write("DELETE", CONFIG_MAPS, "");
        assertThat(gateway.server.objects).containsOnlyKeys(CONFIG_MAPS + "/c");
    }

    @Test
    void anObjectChangedMeanwhileIsAdmittedAnew() {
        int[] deletes = {0};
        gateway.server.before = request -> {
            if (request.head().path().equals(CONFIG_MAPS + "/b") && deletes[0]++ == 0) {
                gateway.server.store(CONFIG_MAPS + "/b", configMap("b", "{\"by\":\"somebody else\"}"));
            }
        };
        assertThat(gateway.write("DELETE", CONFIG_MAPS, "").status()).isEqualTo(200);
        assertThat(gateway.reviews).hasSize(3);
        assertThat(gateway.server.objects).isEmpty();
    }

    @Test
    void anObjectGoneMeanwhileIsDone() {
        gateway.server.before = request -> {
            if (request.head().path().equals(CONFIG_MAPS + "/a")) {
                gateway.server.objects.remove(CONFIG_MAPS + "/a");
            }
        };
        assertThat(gateway.write("DELETE", CONFIG_MAPS, "").status()).isEqualTo(200);
        assertThat(gateway.server.objects).isEmpty();
    }

    @Test
    void aDryRunDeletesNothing() {
        assertThat(gateway.write("DELETE", CONFIG_MAPS + "?dryRun=All", "").status())
                .isEqualTo(200);
        assertThat(gateway.reviews).allMatch(AdmissionRequest::dryRun).hasSize(2);
        assertThat(gateway.server.objects).hasSize(2);
    }

    @Test
    void whatTheApiServerRefusesIsPassedOn() {
        GatewayStep step = gateway.beginAsAlice("DELETE", CONFIG_MAPS);
        GatewayResponse response = ((GatewayStep.Admission) step)
                .decide(new byte[0], request -> FakeApiServer.status(405, "not this collection"));
        assertThat(response.status()).isEqualTo(405);
        assertThat(gateway.reviews).isEmpty();
    }

    @Test
    void aListOfSomethingElseIsNotDeleted() {
        String foreign = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMapList\",\"items\":[{\"metadata\":{\"name\":\"a\","
                + "\"namespace\":\"other\"}}]}";
        GatewayStep step = gateway.beginAsAlice("DELETE", CONFIG_MAPS);
        GatewayResponse response = ((GatewayStep.Admission) step)
                .decide(
                        new byte[0],
                        request -> new UpstreamResponse(200, Headers.none(), foreign.getBytes(StandardCharsets.UTF_8)));
        assertThat(response.status()).isEqualTo(500);
        assertThat(gateway.reviews).isEmpty();
    }
}
