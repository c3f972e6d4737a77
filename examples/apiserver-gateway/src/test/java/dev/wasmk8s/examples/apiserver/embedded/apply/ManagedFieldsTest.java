package dev.wasmk8s.examples.apiserver.embedded.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.admission.Status.Cause;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceTypes;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schemas;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ManagedFieldsTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2030-01-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Clock LATER = Clock.fixed(Instant.parse("2030-01-01T13:00:00Z"), ZoneOffset.UTC);

    private final ResourceTypes types = ResourceTypes.of(Schemas.load());
    private final ResourceType configMap = types.find("", "v1", "configmaps").orElseThrow();
    private final ResourceType deployment =
            types.find("apps", "v1", "deployments").orElseThrow();

    @Test
    void theFirstApplyOwnsWhatItNames() {
        ObjectNode object = apply("{}", data("a", "1"), "me");

        assertThat(object.path("data")).isEqualTo(Json.parse("{\"a\":\"1\"}"));
        assertThat(managers(object)).isEqualTo(Json.parse("""
                                [{"manager":"me","operation":"Apply","apiVersion":"v1","time":"2030-01-01T12:00:00Z",
                                  "fieldsType":"FieldsV1","fieldsV1":{"f:data":{"f:a":{}}}}]
                                """));
    }

    @Test
    void whatIsNoLongerAppliedGoes() {
        ObjectNode object = apply("{}", "{\"data\":{\"a\":\"1\",\"b\":\"2\"}}", "me");

        object = apply(object, data("a", "1"), "me");

        assertThat(object.path("data")).isEqualTo(Json.parse("{\"a\":\"1\"}"));
    }

    @Test
    void theLastKeyTakesItsMapWithIt() {
        ObjectNode object = apply("{}", data("a", "1"), "me");

        object = apply(object, "{\"metadata\":{\"labels\":{\"l\":\"x\"}}}", "me");

        assertThat(object.has("data")).isFalse();
    }

    @Test
    void whatOthersOwnTooStays() {
        ObjectNode object = apply("{}", data("a", "1"), "me");
        object = apply(object, data("a", "1"), "other");

        object = apply(object, "{}", "me");

        assertThat(object.path("data").path("a").asString()).isEqualTo("1");
        assertThat(managers(object)).hasSize(1);
    }

    @Test
    void changingWhatOthersOwnIsAConflictThatNamesThem() {
        ObjectNode object = apply("{}", "{\"data\":{\"a\":\"1\",\"b\":\"2\"}}", "other");

        assertThatThrownBy(() -> apply(object, "{\"data\":{\"a\":\"x\",\"b\":\"y\"}}", "me"))
                .isInstanceOfSatisfying(ApiException.class, conflict -> {
                    assertThat(conflict.status().code()).isEqualTo(409);
                    assertThat(conflict.status().details().orElseThrow().causes())
                            .containsExactly(
                                    new Cause("FieldManagerConflict", "conflict with \"other\"", ".data.a"),
                                    new Cause("FieldManagerConflict", "conflict with \"other\"", ".data.b"));
                })
                .hasMessage("Apply failed with 2 conflicts: conflicts with \"other\":\n- .data.a\n- .data.b");
    }

    @Test
    void aConflictWithAnUpdateTellsItsVersionAndTime() {
        ObjectNode object = object(data("a", "1"));
        ManagedFields.of(configMap, NOON).update(Json.object(), object, "kubectl", "");

        assertThatThrownBy(() -> apply(object, data("a", "x"), "me"))
                .hasMessage("Apply failed with 1 conflict: conflict with \"kubectl\" using v1 at 2030-01-01T12:00:00Z:"
                        + " .data.a");
    }

    @Test
    void forceTakesFieldsOver() {
        ObjectNode object = apply("{}", data("a", "1"), "other");

        object = ManagedFields.of(configMap, NOON).apply(object, object(data("a", "x")), "me", "", true);

        assertThat(object.path("data").path("a").asString()).isEqualTo("x");
        assertThat(managers(object)).hasSize(1);
        assertThat(managers(object).at("/0/manager").asString()).isEqualTo("me");
    }

    @Test
    void theSameValueIsOwnedTogether() {
        ObjectNode object = apply("{}", data("a", "1"), "other");

        object = apply(object, data("a", "1"), "me");

        assertThat(managers(object)).hasSize(2);
    }

    @Test
    void applyingTheSameAgainChangesNothing() {
        ObjectNode object = apply("{}", data("a", "1"), "me");

        ObjectNode again = ManagedFields.of(configMap, LATER).apply(object, object(data("a", "1")), "me", "", false);

        assertThat(again).isEqualTo(object);
    }

    @Test
    void anUpdateOwnsWhatItChangesAndNothingElse() {
        ObjectNode before = apply("{}", "{\"data\":{\"a\":\"1\",\"b\":\"2\"}}", "me");
        ObjectNode after = before.deepCopy();
        after.withObjectProperty("data").put("b", "3").put("c", "4").remove("a");

        ManagedFields.of(configMap, LATER).update(before, after, "kubectl", "");

        assertThat(managers(after)).isEqualTo(Json.parse("""
                                [{"manager":"kubectl","operation":"Update","apiVersion":"v1",
                                  "time":"2030-01-01T13:00:00Z","fieldsType":"FieldsV1",
                                  "fieldsV1":{"f:data":{"f:b":{},"f:c":{}}}}]
                                """));
    }

    @Test
    void aSubresourceIsAManagerOfItsOwn() {
        ObjectNode before = object("{\"status\":{\"replicas\":1}}");
        ObjectNode after = object("{\"status\":{\"replicas\":2}}");

        ManagedFields.of(deployment, NOON).update(before, after, "controller", "status");

        assertThat(managers(after).at("/0/subresource").asString()).isEqualTo("status");
    }

    @Test
    void aClientMayGiveUpAllManagers() {
        ObjectNode before = apply("{}", data("a", "1"), "me");
        ObjectNode after = before.deepCopy();
        after.withObjectProperty("metadata").putArray("managedFields");

        ManagedFields.of(configMap, NOON).update(before, after, "kubectl", "");

        assertThat(after.path("metadata").has("managedFields")).isFalse();
    }

    @Test
    void itemsAreToldApartByTheirKeys() {
        ObjectNode object = applyTo(
                deployment,
                Json.object(),
                containers("{\"name\":\"a\",\"image\":\"a:1\",\"ports\":[{\"containerPort\":80}]}"),
                "me");
        object = applyTo(deployment, object, containers("{\"name\":\"b\",\"image\":\"b:1\"}"), "other");

        assertThat(object.at("/spec/template/spec/containers")).hasSize(2);
        assertThat(managers(object).at("/0/fieldsV1/f:spec/f:template/f:spec/f:containers"))
                .isEqualTo(Json.parse("""
                                {"k:{\\"name\\":\\"a\\"}":{".":{},"f:image":{},"f:name":{},
                                  "f:ports":{"k:{\\"containerPort\\":80,\\"protocol\\":\\"TCP\\"}":
                                    {".":{},"f:containerPort":{}}}}}
                                """));

        object = applyTo(deployment, object, "{\"spec\":{\"replicas\":1}}", "me");

        assertThat(object.at("/spec/template/spec/containers")).hasSize(1);
        assertThat(object.at("/spec/template/spec/containers/0/name").asString())
                .isEqualTo("b");
    }

    @Test
    void anItemThatOthersOwnAPartOfStaysWithThatPart() {
        ObjectNode object = applyTo(deployment, Json.object(), containers("{\"name\":\"a\",\"image\":\"a:1\"}"), "me");
        object = applyTo(deployment, object, containers("{\"name\":\"a\",\"tty\":true}"), "other");

        object = applyTo(deployment, object, "{\"spec\":{\"replicas\":1}}", "me");

        assertThat(object.at("/spec/template/spec/containers/0"))
                .isEqualTo(Json.parse("{\"name\":\"a\",\"tty\":true}"));
    }

    @Test
    void atomicValuesAreOwnedAsAWhole() {
        ObjectNode object =
                applyTo(deployment, Json.object(), "{\"spec\":{\"selector\":{\"matchLabels\":{\"a\":\"1\"}}}}", "me");

        assertThat(managers(object).at("/0/fieldsV1/f:spec/f:selector")).isEqualTo(Json.object());
    }

    @Test
    void setsAreUnited() {
        ObjectNode object = apply("{}", "{\"metadata\":{\"finalizers\":[\"x.io/a\"]}}", "me");

        object = apply(object, "{\"metadata\":{\"finalizers\":[\"x.io/b\"]}}", "other");

        assertThat(object.at("/metadata/finalizers")).isEqualTo(Json.parse("[\"x.io/a\",\"x.io/b\"]"));
        assertThat(managers(object).at("/1/fieldsV1/f:metadata/f:finalizers").propertyNames())
                .containsExactly("v:\"x.io/b\"");
    }

    @Test
    void theOrderOfTheConfigurationWins() {
        ObjectNode live = object(containers("{\"name\":\"a\"},{\"name\":\"x\"},{\"name\":\"b\"},{\"name\":\"y\"}"));

        ObjectNode object =
                applyTo(deployment, live, containers("{\"name\":\"new\"},{\"name\":\"b\"},{\"name\":\"a\"}"), "me");

        assertThat(object.at("/spec/template/spec/containers")
                        .valueStream()
                        .map(container -> container.path("name").asString()))
                .containsExactly("x", "new", "b", "y", "a");
    }

    private ObjectNode apply(String live, String config, String manager) {
        return apply(object(live), config, manager);
    }

    private ObjectNode apply(ObjectNode live, String config, String manager) {
        return applyTo(configMap, live, config, manager);
    }

    private static ObjectNode applyTo(ResourceType type, ObjectNode live, String config, String manager) {
        return ManagedFields.of(type, NOON).apply(live, object(config), manager, "", false);
    }

    private static JsonNode managers(ObjectNode object) {
        return object.path("metadata").path("managedFields");
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Json.parse(json);
    }

    private static String data(String key, String value) {
        return "{\"data\":{\"" + key + "\":\"" + value + "\"}}";
    }

    private static String containers(String containers) {
        return "{\"spec\":{\"template\":{\"spec\":{\"containers\":[" + containers + "]}}}}";
    }
}
