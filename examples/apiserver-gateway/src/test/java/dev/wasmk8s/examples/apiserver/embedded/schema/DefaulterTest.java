package dev.wasmk8s.examples.apiserver.embedded.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DefaulterTest {
    private final Schemas schemas = Schemas.load();

    @Test
    void aDeploymentIsFilledInDownToItsContainers() {
        JsonNode deployment = defaulted(
                "Deployment",
                "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"image\":\"a:1\",\"ports\":[{}]}]}}}}");

        assertThat(deployment.at("/spec/replicas").asInt()).isEqualTo(1);
        assertThat(deployment.at("/spec/strategy/type").asString()).isEqualTo("RollingUpdate");
        assertThat(deployment.at("/spec/strategy/rollingUpdate/maxSurge").asString())
                .isEqualTo("25%");
        assertThat(deployment.at("/spec/template/spec/restartPolicy").asString())
                .isEqualTo("Always");
        assertThat(deployment
                        .at("/spec/template/spec/containers/0/ports/0/protocol")
                        .asString())
                .isEqualTo("TCP");
    }

    @Test
    void whatIsThereStays() {
        JsonNode deployment =
                defaulted("Deployment", "{\"spec\":{\"replicas\":0,\"strategy\":{\"type\":\"Recreate\"}}}");

        assertThat(deployment.at("/spec/replicas").asInt()).isZero();
        assertThat(deployment.at("/spec/strategy").has("rollingUpdate")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "nginx,Always",
        "nginx:latest,Always",
        "nginx:1.25,IfNotPresent",
        "registry:5000/nginx,Always",
        "registry:5000/nginx:1,IfNotPresent",
        "nginx@sha256:abc,IfNotPresent",
    })
    void anImageWithoutAFixedTagIsPulledAlways(String image, String policy) {
        JsonNode pod = defaulted("Pod", "{\"spec\":{\"containers\":[{\"image\":\"" + image + "\"}]}}");

        assertThat(pod.at("/spec/containers/0/imagePullPolicy").asString()).isEqualTo(policy);
    }

    @Test
    void requestsFollowLimits() {
        JsonNode pod = defaulted("Pod", """
                {"spec":{"containers":[{"resources":{"limits":{"cpu":"1","memory":"1Gi"},"requests":{"cpu":"500m"}}}]}}
                """);

        assertThat(pod.at("/spec/containers/0/resources/requests"))
                .isEqualTo(Json.parse("{\"cpu\":\"500m\",\"memory\":\"1Gi\"}"));
    }

    private JsonNode defaulted(String type, String json) {
        ObjectNode object = (ObjectNode) Json.parse(json);
        Defaulter.apply(object, schemas.type(type));
        return object;
    }
}
