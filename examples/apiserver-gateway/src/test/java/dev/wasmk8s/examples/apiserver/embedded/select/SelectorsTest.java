package dev.wasmk8s.examples.apiserver.embedded.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorsTest {
    private static final Map<String, String> LABELS = Map.of("app", "web", "tier", "a", "x.io/k", "");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | true",
                "app=web | true",
                "app==web | true",
                "app!=web | false",
                "other!=web | true",
                "app = web | true",
                "app=web,tier=a | true",
                "app=web,tier=b | false",
                "app | true",
                "!app | false",
                "!other | true",
                "x.io/k | true",
                "x.io/k= | true",
                "tier in (a, b) | true",
                "tier in (b,c),app=web | false",
                "tier notin (b) | true",
                "other notin (b) | true",
                "other in (b) | false",
            })
    void labels(String selector, boolean matches) {
        assertThat(LabelSelector.parse(selector).matches(LABELS)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "=x", "a in b", "a in (b", "a,,b", "a==b==c"})
    void labelsThatMakeNoSense(String selector) {
        assertThatThrownBy(() -> LabelSelector.parse(selector))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("unable to parse requirement");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | true",
                "metadata.name=a | true",
                "metadata.name==a | true",
                "metadata.name!=a | false",
                "metadata.name=a,status.phase=Running | true",
                "status.phase=Pending | false",
                "spec.nodeName= | true",
                "spec.nodeName!= | false",
            })
    void fields(String selector, boolean matches) {
        var pod = Json.parse("{\"metadata\":{\"name\":\"a\"},\"status\":{\"phase\":\"Running\"}}");

        assertThat(FieldSelector.parse(selector, "pods").matches(pod)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"spec.foo=x,field label not supported: spec.foo", "nonsense,invalid selector"})
    void fieldsThatAreNotSupported(String selector, String message) {
        assertThatThrownBy(() -> FieldSelector.parse(selector, "pods"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining(message);
    }
}
