package dev.wasmk8s.examples.apiserver.embedded.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Messages are put together field by field, as the API's definitions number them. */
class ProtobufDecoderTest {
    private final Schemas schemas = Schemas.load();

    @Test
    void aConfigMap() throws Exception {
        Message meta = new Message().text(1, "a").text(3, "default").text(5, "").number(7, 0);
        Message labels = new Message().text(1, "app").text(2, "web");
        meta.message(11, labels).message(8, new Message());
        Message object = new Message()
                .message(1, meta)
                .message(2, new Message().text(1, "key").text(2, "value"))
                .message(2, new Message().text(1, "empty").text(2, ""))
                .message(3, new Message().text(1, "bytes").text(2, "\u0001\u0002"));

        assertThat(decode("ConfigMap", object)).isEqualTo(Json.parse("""
                                {"apiVersion":"v1","kind":"ConfigMap",
                                 "metadata":{"name":"a","namespace":"default","labels":{"app":"web"}},
                                 "data":{"key":"value","empty":""},"binaryData":{"bytes":"AQI="}}
                                """));
    }

    @Test
    void aZeroThatSomebodySetStaysAndOneThatNobodySetGoes() throws Exception {
        Message spec = new Message().number(1, 0).number(5, 0).number(7, 0);

        ObjectNode deployment = decode("Deployment", new Message().message(2, spec));

        assertThat(deployment.path("spec")).isEqualTo(Json.parse("{\"replicas\":0}"));
    }

    @Test
    void fieldsThatAreNestedDeeperThanInJson() throws Exception {
        Message source = new Message().message(19, new Message().message(1, new Message().text(1, "settings")));
        Message volume = new Message().text(1, "config").message(2, source);
        Message port = new Message().number(3, 80).text(4, "TCP");
        Message probe = new Message()
                .message(
                        1,
                        new Message()
                                .message(
                                        2,
                                        new Message()
                                                .message(
                                                        2,
                                                        new Message()
                                                                .number(1, 0)
                                                                .number(2, 80))))
                .number(2, 5);
        Message container = new Message().text(1, "web").message(6, port).message(10, probe);
        Message pod = new Message().message(2, new Message().message(1, volume).message(2, container));

        assertThat(decode("Pod", pod).path("spec")).isEqualTo(Json.parse("""
                                {"volumes":[{"name":"config","configMap":{"name":"settings"}}],
                                 "containers":[{"name":"web","ports":[{"containerPort":80,"protocol":"TCP"}],
                                   "livenessProbe":{"httpGet":{"port":80},"initialDelaySeconds":5}}]}
                                """));
    }

    @Test
    void quantitiesTimesAndChoices() throws Exception {
        Message limits = new Message().text(1, "cpu").message(2, new Message().text(1, "100m"));
        Message container = new Message().text(1, "a").message(8, new Message().message(1, limits));
        Message surge = new Message().number(1, 1).text(3, "25%");
        Message strategy = new Message().message(2, new Message().message(2, surge));
        Message template = new Message().message(2, new Message().message(2, container));
        Message deployment = new Message()
                .message(1, new Message().message(8, new Message().number(1, 1_700_000_000)))
                .message(2, new Message().message(3, template).message(4, strategy));

        ObjectNode decoded = decode("Deployment", deployment);

        assertThat(decoded.at("/metadata/creationTimestamp").asString()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(decoded.at("/spec/strategy/rollingUpdate/maxSurge").asString())
                .isEqualTo("25%");
        assertThat(decoded.at("/spec/template/spec/containers/0/resources/limits/cpu")
                        .asString())
                .isEqualTo("100m");
    }

    @Test
    void negativeNumbers() throws Exception {
        Message pod = new Message().message(2, new Message().number(4, -1));

        assertThat(decode("Pod", pod).at("/spec/terminationGracePeriodSeconds").asLong())
                .isEqualTo(-1);
    }

    @Test
    void otherBytesAreRefused() {
        for (String body : new String[] {"", "{}", "k8s", "k8s\0\u000f\u000f"}) {
            assertThatThrownBy(() -> ProtobufDecoder.decode(
                            body.getBytes(StandardCharsets.ISO_8859_1), schemas.type("ConfigMap")))
                    .as(body)
                    .isInstanceOf(InvalidProtocolBufferException.class);
        }
    }

    private ObjectNode decode(String kind, Message object) throws InvalidProtocolBufferException {
        String apiVersion = kind.equals("Deployment") ? "apps/v1" : "v1";
        Message envelope = new Message()
                .message(1, new Message().text(1, apiVersion).text(2, kind))
                .message(2, object);
        ByteString body = ByteString.copyFromUtf8("k8s\0").concat(envelope.bytes());
        return ProtobufDecoder.decode(body.toByteArray(), schemas.type(kind));
    }

    private static final class Message {
        private final UnknownFieldSet.Builder fields = UnknownFieldSet.newBuilder();

        Message text(int number, String text) {
            return add(number, Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8(text)));
        }

        Message number(int number, long value) {
            return add(number, Field.newBuilder().addVarint(value));
        }

        Message message(int number, Message value) {
            return add(number, Field.newBuilder().addLengthDelimited(value.bytes()));
        }

        ByteString bytes() {
            return fields.build().toByteString();
        }

        private Message add(int number, Field.Builder field) {
            fields.mergeField(number, field.build());
            return this;
        }
    }
}
