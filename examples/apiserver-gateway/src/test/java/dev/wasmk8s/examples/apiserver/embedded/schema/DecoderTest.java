package dev.wasmk8s.examples.apiserver.embedded.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.schema.Decoder.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class DecoderTest {
    private final Schemas schemas = Schemas.load();

    @Test
    void unknownFieldsAreLeftOutAndNamed() throws Exception {
        Decoded decoded = decode("Pod", """
                {"kind":"Pod","apiVersion":"v1","spec":{"containers":[{"name":"a"},{"name":"b","imag":"x"}],"foo":1}}
                """);

        assertThat(decoded.unknownFields()).containsExactlyInAnyOrder("spec.containers[1].imag", "spec.foo");
        assertThat(decoded.object().path("spec").has("foo")).isFalse();
        assertThat(decoded.object().path("kind").asString()).isEqualTo("Pod");
    }

    @Test
    void nullsAndEmptyCollectionsAreLeftOut() throws Exception {
        Decoded decoded =
                decode("ConfigMap", "{\"metadata\":{\"name\":\"a\",\"labels\":{},\"finalizers\":[]},\"data\":null}");

        assertThat(decoded.object()).isEqualTo(Json.parse("{\"metadata\":{\"name\":\"a\"}}"));
    }

    @Test
    void emptyObjectsStay() throws Exception {
        Decoded decoded = decode("Pod", "{\"spec\":{\"volumes\":[{\"name\":\"a\",\"emptyDir\":{}}]}}");

        assertThat(decoded.object().at("/spec/volumes/0/emptyDir").isObject()).isTrue();
    }

    @Test
    void aNullInAMapOfTextsIsAnEmptyText() throws Exception {
        assertThat(decode("ConfigMap", "{\"data\":{\"a\":null}}")
                        .object()
                        .at("/data/a")
                        .asString())
                .isEmpty();
    }

    @Test
    void aNumberForAQuantityBecomesText() throws Exception {
        Decoded decoded =
                decode("Pod", "{\"spec\":{\"containers\":[{\"name\":\"a\",\"resources\":{\"limits\":{\"cpu\":2}}}]}}");

        assertThat(decoded.object()
                        .at("/spec/containers/0/resources/limits/cpu")
                        .isString())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ConfigMap | {\"data\":{\"a\":1}} | data.a",
                "ConfigMap | {\"data\":[]} | data",
                "ConfigMap | {\"immutable\":\"yes\"} | immutable",
                "ConfigMap | {\"binaryData\":{\"a\":\"not base64!\"}} | binaryData.a",
                "ConfigMap | {\"metadata\":{\"creationTimestamp\":\"yesterday\"}} | metadata.creationTimestamp",
                "Deployment | {\"spec\":{\"replicas\":\"3\"}} | spec.replicas",
                "Deployment | {\"spec\":{\"replicas\":1.5}} | spec.replicas",
                "Deployment | {\"spec\":{\"template\":{\"spec\":{\"containers\":{}}}}} | spec.template.spec.containers",
                "Pod | {\"spec\":[]} | spec",
            })
    void aWrongTypeIsRefusedWithItsPath(String type, String json, String path) {
        assertThatThrownBy(() -> decode(type, json))
                .isInstanceOf(Decoder.TypeMismatch.class)
                .hasMessageStartingWith(path + ": expected");
    }

    private Decoded decode(String type, String json) throws Decoder.TypeMismatch {
        return Decoder.decode((ObjectNode) Json.parse(json), schemas.type(type));
    }
}
