package dev.wasmk8s.clientjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import dev.wasmk8s.json.RawJson;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ControllerRevision;
import io.kubernetes.client.openapi.models.V1CustomResourceDefinition;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1TokenReview;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceJsonTest {
    private static final ResourceJson CODEC = ResourceJson.standard();

    @Test
    void aResourceIsTheSameAfterARoundTrip() {
        V1Deployment deployment = CODEC.read(RawJson.of("""
                        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"a","labels":{"x":"<y>"}},
                         "spec":{"replicas":3,"selector":{"matchLabels":{"x":"<y>"}},
                          "strategy":{"rollingUpdate":{"maxSurge":"25%","maxUnavailable":1}},
                          "template":{"spec":{"volumes":[{"name":"v","emptyDir":{}}],"containers":[
                           {"name":"c","image":"i","resources":{"limits":{"cpu":"500m"}}}]}}}}"""), V1Deployment.class);
        RawJson written = CODEC.write(deployment);
        assertThat(CODEC.read(written, V1Deployment.class)).isEqualTo(deployment);
        assertThat(written.toString())
                .contains("\"x\":\"<y>\"", "\"maxSurge\":\"25%\"", "\"maxUnavailable\":1", "\"emptyDir\":{}");
    }

    @Test
    void freeFormNumbersKeepTheirDigits() {
        String json =
                "{\"data\":{\"a\":1,\"b\":1.50,\"c\":12345678901234567890,\"d\":9007199254740993},\"revision\":1}";
        assertThat(CODEC.write(CODEC.read(RawJson.of(json), V1ControllerRevision.class)))
                .hasToString(json);
    }

    @Test
    void quantitiesTimesAndBase64AreSpeltAnew() {
        assertThat(rewritten(
                        "{\"spec\":{\"containers\":[],\"overhead\":{\"cpu\":\"0.5\",\"memory\":1024}}}", V1Pod.class))
                .contains("\"overhead\":{\"cpu\":\"500m\",\"memory\":\"1024\"}");
        assertThat(rewritten("{\"metadata\":{\"creationTimestamp\":\"2024-01-01T00:00:00Z\"}}", V1Secret.class))
                .contains("\"creationTimestamp\":\"2024-01-01T00:00:00.000000Z\"");
        assertThat(rewritten("{\"data\":{\"a\":\"Zm9v\\n\"}}", V1Secret.class)).contains("\"data\":{\"a\":\"Zm9v\"}");
    }

    @Test
    void nullIsLeftOutAndEmptyListsAndMapsAreWritten() {
        assertThat(rewritten("{\"immutable\":null,\"metadata\":{\"creationTimestamp\":null}}", V1ConfigMap.class))
                .isEqualTo("{\"binaryData\":{},\"data\":{},\"metadata\":{\"annotations\":{},\"finalizers\":[],"
                        + "\"labels\":{},\"ownerReferences\":[]}}");
    }

    @Test
    void aFieldThatAModelDoesNotKnowIsRefusedAtAnyDepth() {
        assertRefused("{\"future\":1}", V1ConfigMap.class, "field `future` is not known to this class");
        assertRefused("{\"future\":{}}", V1ConfigMap.class, "field `future` is not known to this class");
        assertRefused("{\"metadata\":{\"future\":1}}", V1ConfigMap.class, "field `future` is not known to this class");
        assertRefused(
                "{\"spec\":{\"containers\":[{\"name\":\"c\",\"future\":1}]}}",
                V1Pod.class,
                "field `future` is not known to this class");
        assertRefused("""
                {"spec":{"group":"g","names":{"kind":"K","plural":"p"},"scope":"Namespaced","versions":[
                 {"name":"v","served":true,"storage":true,"schema":{"openAPIV3Schema":{"properties":{"x":{"future":1}}}}}]}}""", V1CustomResourceDefinition.class, "field `future` is not known to this class");
    }

    @Test
    void aFieldThatAClassOfYourOwnWouldLoseIsRefusedByItsPath() {
        assertThat(CODEC.read(RawJson.of("{\"spec\":{\"every\":\"1h\"},\"more\":[],\"none\":null}"), Backup.class).spec)
                .isEqualTo(new Spec("1h"));
        assertRefused(
                "{\"spec\":{\"every\":\"1h\",\"future\":{}}}", Backup.class, "spec.future is not known to this class");
        assertRefused(
                "{\"more\":[{\"every\":\"1h\"},{\"future\":1}]}",
                Backup.class,
                "more[1].future is not known to this class");
    }

    @Test
    void aMissingFieldIsNamed() {
        assertRefused("{\"metadata\":{}}", V1TokenReview.class, "required field `spec` is missing");
    }

    @Test
    void messagesQuoteNothing() {
        assertThatThrownBy(() -> CODEC.read(RawJson.of("{\"data\":{\"a\":\"s3cr3t\"},\"b\":1}"), V1ConfigMap.class))
                .hasMessageNotContaining("s3cr3t")
                .hasNoCause();
        assertRefused("{\"immutable\":{\"a\":\"s3cr3t\"}}", V1ConfigMap.class, "the JSON does not fit this class");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{'kind':'Pod'}",
                "{\"kind\":\"Pod\"} x",
                "{\"kind\":\"Pod\"} {}",
                "{\"a\":\"\u0000\"}",
                "{\"spec\":NaN}"
            })
    void whatIsNotOneJsonObjectIsRefused(String json) {
        assertThatThrownBy(() -> CODEC.read(RawJson.of(json), V1Pod.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void brokenBytesAndDeepNestingAreRefused() {
        byte[] overlong = "{\"a\":\"\u00c0\u0080\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> CODEC.read(RawJson.wrap(overlong), V1Pod.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("V1Pod: not valid UTF-8");
        RawJson deep = RawJson.of("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));
        assertThatThrownBy(() -> CODEC.read(deep, V1Pod.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void classesOfYourOwnMayNeedAdapters() {
        JsonSerializer<Pattern> patterns = (pattern, type, context) -> new JsonPrimitive(pattern.pattern());
        ResourceJson codec = ResourceJson.with(JSON.getGson()
                .newBuilder()
                .registerTypeAdapter(Pattern.class, patterns)
                .create());
        assertThat(codec.write(new Filter(Pattern.compile("a+")))).hasToString("{\"pattern\":\"a+\"}");
    }

    @Test
    void whatIsNoObjectCannotBeWritten() {
        assertThatThrownBy(() -> CODEC.write("text")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String rewritten(String json, Class<?> type) {
        return CODEC.write(CODEC.read(RawJson.of(json), type)).toString();
    }

    private static void assertRefused(String json, Class<?> type, String why) {
        assertThatThrownBy(() -> CODEC.read(RawJson.of(json), type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(type.getSimpleName() + ": " + why);
    }

    /** A resource that the client does not know. */
    static final class Backup {
        Spec spec = new Spec("");
        Spec[] more = {};
    }

    record Spec(String every) {}

    record Filter(Pattern pattern) {}
}
