package dev.wasmk8s.examples.apiserver.embedded.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.examples.apiserver.Kubectl;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class StrategicMergePatchTest {
    private static final String DEPLOYMENT = """
            {"apiVersion":"apps/v1","kind":"Deployment",
             "metadata":{"name":"web","labels":{"a":"1","b":"2"},"finalizers":["x.io/a","x.io/b","x.io/c"]},
             "spec":{"replicas":2,"selector":{"matchLabels":{"app":"web"}},
              "strategy":{"type":"RollingUpdate","rollingUpdate":{"maxSurge":1}},
              "template":{"metadata":{"labels":{"app":"web"}},"spec":{
               "containers":[
                {"name":"one","image":"one:1","args":["x","y"],"env":[{"name":"A","value":"1"},{"name":"B","value":"2"}],
                 "ports":[{"containerPort":53,"protocol":"TCP"},{"containerPort":53,"protocol":"UDP"},{"containerPort":80}]},
                {"name":"two","image":"two:1"},
                {"name":"three","image":"three:1"}],
               "tolerations":[{"key":"k","operator":"Exists"}],
               "volumes":[{"name":"v","emptyDir":{}}]}}}}
            """;

    private final Schemas schemas = Schemas.load();

    static Stream<Arguments> patches() {
        return Stream.of(
                patch("a scalar", "{\"spec\":{\"replicas\":5}}"),
                patch("a null removes", "{\"metadata\":{\"labels\":{\"a\":null,\"c\":\"3\"}}}"),
                patch("an item is merged by its key", container("{\"name\":\"two\",\"image\":\"two:2\"}")),
                patch("a new item goes to the end", container("{\"name\":\"four\",\"image\":\"four:1\"}")),
                patch("an item is deleted", container("{\"name\":\"two\",\"$patch\":\"delete\"}")),
                patch(
                        "a list is replaced",
                        container("{\"$patch\":\"replace\"},{\"name\":\"five\",\"image\":\"five:1\"}")),
                patch("an object is replaced", "{\"metadata\":{\"labels\":{\"$patch\":\"replace\",\"z\":\"9\"}}}"),
                patch(
                        "nested lists",
                        container("{\"name\":\"one\",\"env\":[{\"name\":\"B\",\"value\":\"3\"},"
                                + "{\"name\":\"A\",\"$patch\":\"delete\"},{\"name\":\"C\",\"value\":\"4\"}]}")),
                patch("a list without merge key is replaced", container("{\"name\":\"one\",\"args\":[\"z\"]}")),
                patch("atomic lists are replaced", spec("\"tolerations\":[{\"key\":\"other\"}]")),
                patch(
                        "an order",
                        spec("\"$setElementOrder/containers\":[{\"name\":\"three\"},{\"name\":\"one\"},"
                                + "{\"name\":\"two\"}],\"containers\":[{\"name\":\"two\",\"image\":\"two:2\"}]")),
                patch(
                        "an order of some, with a new one",
                        spec("\"$setElementOrder/containers\":[{\"name\":\"new\"},{\"name\":\"three\"}],"
                                + "\"containers\":[{\"name\":\"new\",\"image\":\"new:1\"}]")),
                patch(
                        "keys are retained",
                        "{\"spec\":{\"strategy\":{\"$retainKeys\":[\"type\"],\"type\":\"Recreate\"}}}"),
                patch(
                        "a volume changes its source",
                        spec("\"volumes\":[{\"name\":\"v\",\"$retainKeys\":[\"name\",\"hostPath\"],"
                                + "\"hostPath\":{\"path\":\"/x\"},\"emptyDir\":null}]")),
                patch("scalars are united", "{\"metadata\":{\"finalizers\":[\"x.io/d\",\"x.io/b\"]}}"),
                patch("scalars are deleted", "{\"metadata\":{\"$deleteFromPrimitiveList/finalizers\":[\"x.io/b\"]}}"),
                patch(
                        "items with the same key stay",
                        container("{\"name\":\"one\",\"$setElementOrder/ports\":[{\"containerPort\":80},"
                                + "{\"containerPort\":53}],\"ports\":[{\"containerPort\":80,\"name\":\"http\"}]}")),
                patch("nothing", "{}"));
    }

    private static Arguments patch(String title, String patch) {
        return Arguments.of(title, patch);
    }

    private static String spec(String fields) {
        return "{\"spec\":{\"template\":{\"spec\":{" + fields + "}}}}";
    }

    private static String container(String containers) {
        return spec("\"containers\":[" + containers + "]");
    }

    /** kubectl computes such patches by itself if it is told to. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("patches")
    void sameAsKubectl(String title, String patch, @TempDir Path directory) throws Exception {
        Path file = directory.resolve("deployment.json");
        Files.writeString(file, DEPLOYMENT);
        Kubectl kubectl = Kubectl.offline(directory);
        JsonNode expected = Json.parse(
                kubectl.run("patch", "--local", "-f", file.toString(), "--type=strategic", "-p", patch, "-o", "json")
                        .orFail());

        assertThat(normal(apply(patch))).isEqualTo(normal(expected));
    }

    @Test
    void neitherArgumentIsChanged() {
        ObjectNode target = (ObjectNode) Json.parse(DEPLOYMENT);
        ObjectNode patch = (ObjectNode) Json.parse(container("{\"name\":\"two\",\"$patch\":\"delete\"}"));
        ObjectNode patchBefore = patch.deepCopy();

        StrategicMergePatch.apply(target, patch, schemas.type("Deployment"));

        assertThat(target).isEqualTo(Json.parse(DEPLOYMENT));
        assertThat(patch).isEqualTo(patchBefore);
    }

    @Test
    void withoutKubectlTheBasicsHoldToo() {
        JsonNode containers = apply(
                        container("{\"name\":\"two\",\"$patch\":\"delete\"},{\"name\":\"one\",\"image\":\"x\"}"))
                .at("/spec/template/spec/containers");

        assertThat(containers).hasSize(2);
        assertThat(containers.at("/0/image").asString()).isEqualTo("x");
        assertThat(containers.at("/0/args")).hasSize(2);
        assertThat(containers.at("/1/name").asString()).isEqualTo("three");
    }

    @Test
    void anItemWithoutItsKeyIsRefused() {
        assertThatThrownBy(() -> apply(container("{\"image\":\"x\"}")))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("does not contain declared merge key: name");
    }

    @Test
    void anUnknownDirectiveIsRefused() {
        assertThatThrownBy(() -> apply("{\"spec\":{\"$patch\":\"explode\"}}"))
                .isInstanceOf(ApiException.class)
                .hasMessage("Unknown patch type: explode");
    }

    @Test
    void retainedKeysMustIncludeThoseThatAreSet() {
        assertThatThrownBy(() -> apply("{\"spec\":{\"strategy\":{\"$retainKeys\":[\"type\"],\"rollingUpdate\":{}}}}"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("$retainKeys");
    }

    private ObjectNode apply(String patch) {
        return StrategicMergePatch.apply(
                (ObjectNode) Json.parse(DEPLOYMENT), (ObjectNode) Json.parse(patch), schemas.type("Deployment"));
    }

    /** kubectl writes the zero values of its types, and some empty fields that we leave out. */
    private static JsonNode normal(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(field -> {
                JsonNode value = normal(field.getValue());
                boolean empty = value.isNull() || (value.isContainer() && value.isEmpty());
                if (!empty || field.getKey().equals("emptyDir")) {
                    copy.set(field.getKey(), value);
                }
            });
            return copy;
        }
        if (node.isArray()) {
            var copy = Json.array();
            node.forEach(item -> copy.add(normal(item)));
            return copy;
        }
        return node;
    }
}
