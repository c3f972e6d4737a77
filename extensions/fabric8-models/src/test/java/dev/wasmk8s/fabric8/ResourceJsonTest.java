package dev.wasmk8s.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.wasmk8s.json.RawJson;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.runtime.RawExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceJsonTest {
    private static final ResourceJson JSON = ResourceJson.standard();

    @Test
    void fieldsThatAModelDoesNotKnowAreKeptWithTheirNumbersAndNulls() {
        String json = """
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","later":{"n":null,"e":[],"x":1.50}},\
                "future":[0.10,12345678901234567890,123456789.123456789123456789,null,{}]}""";
        ConfigMap map = JSON.read(RawJson.of(json), ConfigMap.class);
        assertThat(map.getMetadata().getName()).isEqualTo("a");
        assertThat(JSON.write(map)).hasToString(json);
    }

    @Property(tries = 300)
    @Domain(Generated.class)
    void aResourceOfUnknownKindSurvivesWhole(@ForAll RawJson object) throws JsonProcessingException {
        KubernetesResource resource = JSON.read(object);
        assertThat(resource).isInstanceOf(GenericKubernetesResource.class);
        assertThat(Trees.of(JSON.write(resource))).isEqualTo(Trees.of(object));
    }

    @Test
    void theClassIsThatOfTheKindIfItIsOnTheClassPath() {
        assertThat(JSON.read(RawJson.of("{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}")))
                .isInstanceOf(Pod.class);
        assertThat(JSON.read(RawJson.of("{\"no\":\"kind\"}"))).isInstanceOf(RawExtension.class);
        String list = "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}]}";
        assertThat(JSON.write(JSON.read(RawJson.of(list)))).hasToString(list);
    }

    @Test
    void inKnownFieldsNullAndEmptyAreAsGoodAsAbsent() {
        String json = """
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","creationTimestamp":null,"labels":{},\
                "finalizers":[]},"data":{},"immutable":null}""";
        assertThat(JSON.write(JSON.read(RawJson.of(json))))
                .hasToString("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\"}}");
    }

    @Test
    void anEmptyObjectIsNotAbsent() {
        String json =
                "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{\"volumes\":[{\"emptyDir\":{},\"name\":\"v\"}]}}";
        assertThat(JSON.write(JSON.read(RawJson.of(json)))).hasToString(json);
    }

    @Test
    void aQuantityGivenAsANumberComesBackAsText() {
        String pod = "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{\"overhead\":{\"memory\":%s}}}";
        assertThat(JSON.write(JSON.read(RawJson.of(pod.formatted("1024"))))).hasToString(pod.formatted("\"1024\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'kind':'ConfigMap','apiVersion':'v1','data':{'a':5}}            | data.a",
                "{'kind':'ConfigMap','apiVersion':'v1','immutable':'true'}        | immutable",
                "{'kind':'Pod','apiVersion':'v1','spec':{'priority':1.5}}         | spec.priority",
                "{'kind':'Pod','apiVersion':'v1','spec':{'containers':[1]}}       | spec.containers[0]",
                "{'kind':'Pod','apiVersion':'v1','spec':{'containers':{}}}        | spec.containers",
                "{'kind':'Pod','apiVersion':'v1','metadata':[]}                   | metadata",
                "{'kind':'Foo','apiVersion':'x/v1','metadata':{'generation':'5'}} | metadata.generation",
            })
    void aFieldOfTheWrongTypeIsRefusedByItsPath(String json, String path) {
        assertThatThrownBy(() -> JSON.read(RawJson.of(json.replace('\'', '"'))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("KubernetesResource: " + path + " does not fit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"kind\":\"Pod\",\"kind\":\"Pod\"}",
                "{\"kind\":\"Pod\"} x",
                "{\"kind\":\"Pod\"} {}",
                "{\"a\":\"\u0000\"}"
            })
    void whatIsNotOneJsonObjectIsRefused(String json) {
        assertThatThrownBy(() -> JSON.read(RawJson.of(json), Pod.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void brokenBytesAndDeepNestingAreRefused() {
        byte[] overlong = "{\"a\":\"\u00c0\u0080\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> JSON.read(RawJson.wrap(overlong))).isInstanceOf(IllegalArgumentException.class);
        RawJson deep = RawJson.of("{\"a\":".repeat(100_000));
        assertThatThrownBy(() -> JSON.read(deep)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void messagesQuoteNothing() {
        RawJson json = RawJson.of("{\"kind\":\"Secret\",\"apiVersion\":\"v1\",\"immutable\":\"s3cr3t\"}");
        assertThatThrownBy(() -> JSON.read(json))
                .hasMessageNotContaining("s3cr3t")
                .hasNoCause();
        RawJson broken = RawJson.of("{\"data\":{\"a\":s3cr3t}}");
        assertThatThrownBy(() -> JSON.read(broken))
                .hasMessageNotContaining("s3cr3t")
                .hasNoCause();
    }

    @Test
    void classesOfYourOwnMayNeedModules() {
        Backup backup = new Backup();
        assertThatThrownBy(() -> JSON.write(backup))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Backup: every does not fit");
        SimpleModule durations = new SimpleModule().addSerializer(new StdSerializer<>(Duration.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(Duration value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(value.toString());
            }
        });
        assertThat(ResourceJson.with(durations).write(backup)).hasToString("{\"every\":\"PT1H\"}");
    }

    /** A resource with a field that plain Jackson cannot write. */
    public static final class Backup implements KubernetesResource {
        private static final long serialVersionUID = 1L;

        public final Duration every = Duration.ofHours(1);
    }
}
