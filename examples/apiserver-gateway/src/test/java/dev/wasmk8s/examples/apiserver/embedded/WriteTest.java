package dev.wasmk8s.examples.apiserver.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.examples.apiserver.HttpApi;
import dev.wasmk8s.examples.apiserver.HttpApi.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WriteTest {
    private static EmbeddedFixture fixture;
    private static HttpApi api;

    private String namespace;
    private String configMaps;
    private String deployments;

    @BeforeAll
    static void start() throws Exception {
        fixture = new EmbeddedFixture();
        api = fixture.api;
    }

    @AfterAll
    static void stop() throws Exception {
        fixture.close();
    }

    @BeforeEach
    void makeNamespace() throws Exception {
        namespace = fixture.namespace();
        configMaps = namespace + "/configmaps";
        deployments = namespace.replace("/api/v1", "/apis/apps/v1") + "/deployments";
    }

    @Test
    void aNewObjectGetsWhatTheServerSets() throws Exception {
        Answer answer = api.post(configMaps, configMap("a", "{\"k\":\"v\"}"));

        assertThat(answer.code()).isEqualTo(201);
        JsonNode metadata = answer.json().path("metadata");
        assertThat(metadata.path("uid").asString()).isNotEmpty();
        assertThat(metadata.path("creationTimestamp").asString()).isNotEmpty();
        assertThat(metadata.path("resourceVersion").asString()).isNotEmpty();
        assertThat(metadata.path("namespace").asString())
                .isEqualTo(namespace.substring("/api/v1/namespaces/".length()));
        assertThat(metadata.path("managedFields")).hasSize(1);
    }

    @Test
    void aNameIsGenerated() throws Exception {
        Answer answer = api.post(configMaps, "{\"metadata\":{\"generateName\":\"a-\"}}");

        assertThat(answer.json().at("/metadata/name").asString()).matches("a-[a-z0-9]{5}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | ConfigMap \"\" is invalid: metadata.name: Required value: name or generateName is required",
                "{\"metadata\":{\"name\":\"Bad\"}} | 422 | ConfigMap \"Bad\" is invalid: metadata.name: Invalid value",
                "{\"metadata\":{\"name\":\"a\"},\"data\":{\"a b\":\"\"}} | 422 | ConfigMap \"a\" is invalid: data[a b]",
                "{\"metadata\":{\"name\":\"a\",\"labels\":{\"x\":\"-\"}}} | 422 | ConfigMap \"a\" is invalid:",
                "{\"metadata\":{\"name\":\"a\",\"resourceVersion\":\"1\"}} | 400 | resourceVersion should not be set",
                "{\"metadata\":{\"name\":\"a\",\"namespace\":\"other\"}} | 400 | the namespace of the provided object",
                "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\"}} | 400 | Pod in version",
                "{\"apiVersion\":\"v2\",\"metadata\":{\"name\":\"a\"}} | 400 | the API version in the data (v2)",
                "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":1}} | 400 | ConfigMap cannot be handled as a ConfigMap",
                "{\"metadata\":1 | 400 | the body is not JSON",
                "[] | 400 | the body must be an object",
            })
    void whatIsWrongWithANewObjectIsTold(String body, int code, String message) throws Exception {
        Answer answer = api.post(configMaps, body);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.message()).startsWith(message);
    }

    @Test
    void everyMistakeHasACause() throws Exception {
        Answer answer = api.post(
                deployments,
                "{\"metadata\":{\"name\":\"a\"},\"spec\":{\"template\":{\"spec\":{\"containers\":[{}]}}}}");

        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.json().at("/details/causes").valueStream().map(cause -> cause.path("field")
                        .asString()))
                .contains(
                        "spec.selector",
                        "spec.template.spec.containers[0].name",
                        "spec.template.spec.containers[0].image");
    }

    @Test
    void unknownFieldsAreWarnedOfOrRefusedOrIgnored() throws Exception {
        String body = "{\"metadata\":{\"name\":\"a\"},\"daat\":{}}";

        assertThat(api.post(configMaps + "?fieldValidation=Strict", body).message())
                .isEqualTo("strict decoding error: unknown field \"daat\"");
        assertThat(api.post(configMaps + "?fieldValidation=Ignore&dryRun=All", body)
                        .warnings())
                .isEmpty();
        assertThat(api.post(configMaps, body).warnings()).containsExactly("299 - \"unknown field \\\"daat\\\"\"");
    }

    @Test
    void duplicateFieldsAreWarnedOfOrRefused() throws Exception {
        String body = "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"1\",\"k\":\"2\"}}";

        assertThat(api.post(configMaps + "?fieldValidation=Strict", body).code())
                .isEqualTo(400);
        Answer answer = api.post(configMaps, body);
        assertThat(answer.warnings()).hasSize(1);
        assertThat(answer.json().at("/data/k").asString()).isEqualTo("2");
    }

    @Test
    void yamlIsTakenAndOtherTypesAreNot() throws Exception {
        assertThat(api.send("POST", configMaps, "application/yaml", "metadata: {name: a}")
                        .code())
                .isEqualTo(201);
        assertThat(api.send("POST", configMaps, "text/plain", "x").code()).isEqualTo(415);
    }

    @Test
    void nothingIsCreatedInANamespaceThatDoesNotExist() throws Exception {
        Answer answer = api.post("/api/v1/namespaces/none/configmaps", configMap("a", "{}"));

        assertThat(answer.code()).isEqualTo(404);
        assertThat(answer.message()).isEqualTo("namespaces \"none\" not found");
    }

    @Test
    void nothingIsCreatedTwice() throws Exception {
        api.post(configMaps, configMap("a", "{}"));

        assertThat(api.post(configMaps, configMap("a", "{}"))
                        .json()
                        .path("reason")
                        .asString())
                .isEqualTo("AlreadyExists");
        assertThat(api.post(configMaps + "?dryRun=All", configMap("a", "{}")).code())
                .isEqualTo(409);
    }

    @Test
    void aDryRunOfEveryWriteChangesNothing() throws Exception {
        assertThat(api.post(configMaps + "?dryRun=All", configMap("a", "{}")).code())
                .isEqualTo(201);
        assertThat(api.get(configMaps + "/a").code()).isEqualTo(404);
        String before = api.post(configMaps, configMap("a", "{\"k\":\"v\"}")).body();

        Answer put = api.put(configMaps + "/a?dryRun=All", configMap("a", "{\"k\":\"w\"}"));
        Answer patch = api.patch(configMaps + "/a?dryRun=All", "merge", "{\"data\":{\"k\":\"x\"}}");
        Answer apply = api.patch(
                configMaps + "/a?dryRun=All&fieldManager=m&force=true", "apply", configMap("a", "{\"k\":\"y\"}"));
        Answer delete = api.delete(configMaps + "/a?dryRun=All");
        Answer all = api.delete(configMaps + "?dryRun=All");

        assertThat(put.json().at("/data/k").asString()).isEqualTo("w");
        assertThat(patch.json().at("/data/k").asString()).isEqualTo("x");
        assertThat(apply.json().at("/data/k").asString()).isEqualTo("y");
        assertThat(delete.code()).isEqualTo(200);
        assertThat(all.code()).isEqualTo(200);
        assertThat(api.get(configMaps + "/a").body()).isEqualTo(before);
    }

    @Test
    void anotherDryRunIsRefused() throws Exception {
        assertThat(api.post(configMaps + "?dryRun=Some", configMap("a", "{}")).code())
                .isEqualTo(400);
    }

    @Test
    void anUpdateOfAnOldVersionIsAConflict() throws Exception {
        String version = api.post(configMaps, configMap("a", "{}"))
                .json()
                .at("/metadata/resourceVersion")
                .asString();
        api.put(configMaps + "/a", configMap("a", "{\"k\":\"v\"}"));

        Answer answer =
                api.put(configMaps + "/a", "{\"metadata\":{\"name\":\"a\",\"resourceVersion\":\"" + version + "\"}}");

        assertThat(answer.code()).isEqualTo(409);
        assertThat(answer.message())
                .isEqualTo("Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please"
                        + " apply your changes to the latest version and try again");
    }

    @Test
    void anUpdateThatChangesNothingIsNoNewVersion() throws Exception {
        String created = api.post(configMaps, configMap("a", "{\"k\":\"v\"}")).body();

        assertThat(api.put(configMaps + "/a", configMap("a", "{\"k\":\"v\"}")).body())
                .isEqualTo(created);
    }

    @Test
    void anUpdateMustBeOfTheObjectInTheUrl() throws Exception {
        api.post(configMaps, configMap("a", "{}"));

        assertThat(api.put(configMaps + "/a", configMap("b", "{}")).message())
                .isEqualTo("the name of the object (b) does not match the name on the URL (a)");
        assertThat(api.put(configMaps + "/none", configMap("none", "{}")).code())
                .isEqualTo(404);
    }

    @Test
    void anImmutableConfigMapStaysAsItIs() throws Exception {
        api.post(configMaps, "{\"metadata\":{\"name\":\"a\"},\"immutable\":true,\"data\":{\"k\":\"v\"}}");

        assertThat(api.patch(configMaps + "/a", "merge", "{\"data\":{\"k\":\"w\"}}")
                        .message())
                .contains("field is immutable when `immutable` is set");
    }

    @Test
    void aDeploymentCountsItsChangesAndKeepsItsSelector() throws Exception {
        api.post(deployments, deployment());

        Answer scaled = api.patch(deployments + "/web", "merge", "{\"spec\":{\"replicas\":3}}");
        Answer labelled = api.patch(deployments + "/web", "merge", "{\"metadata\":{\"labels\":{\"x\":\"y\"}}}");
        Answer selector = api.patch(
                deployments + "/web",
                "merge",
                "{\"spec\":{\"selector\":{\"matchLabels\":{\"app\":\"web\",\"b\":\"c\"}},"
                        + "\"template\":{\"metadata\":{\"labels\":{\"b\":\"c\"}}}}}");

        assertThat(scaled.json().at("/metadata/generation").asInt()).isEqualTo(2);
        assertThat(labelled.json().at("/metadata/generation").asInt()).isEqualTo(2);
        assertThat(selector.message()).contains("spec.selector: Invalid value").contains("field is immutable");
    }

    @Test
    void theStatusHasADoorOfItsOwn() throws Exception {
        api.post(deployments, deployment());

        api.patch(deployments + "/web", "merge", "{\"status\":{\"replicas\":7}}");
        api.patch(deployments + "/web/status", "merge", "{\"status\":{\"readyReplicas\":2},\"spec\":{\"replicas\":9}}");

        JsonNode stored = api.get(deployments + "/web").json();
        assertThat(stored.path("status").has("replicas")).isFalse();
        assertThat(stored.at("/status/readyReplicas").asInt()).isEqualTo(2);
        assertThat(stored.at("/spec/replicas").asInt()).isEqualTo(1);
    }

    @Test
    void theScaleIsAKindOfItsOwn() throws Exception {
        api.post(deployments, deployment());

        Answer scale = api.get(deployments + "/web/scale");
        Answer patched = api.patch(deployments + "/web/scale", "merge", "{\"spec\":{\"replicas\":4}}");

        assertThat(scale.json().path("kind").asString()).isEqualTo("Scale");
        assertThat(scale.json().at("/status/selector").asString()).isEqualTo("app=web");
        assertThat(patched.json().at("/spec/replicas").asInt()).isEqualTo(4);
        assertThat(api.get(deployments + "/web").json().at("/spec/replicas").asInt())
                .isEqualTo(4);
    }

    @Test
    void aPodIsPendingAndNearlyImmutable() throws Exception {
        String pods = namespace + "/pods";
        Answer created = api.post(
                pods, "{\"metadata\":{\"name\":\"p\"},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"i\"}]}}");

        assertThat(created.json().at("/status/phase").asString()).isEqualTo("Pending");
        assertThat(api.patch(
                                pods + "/p",
                                "strategic-merge",
                                "{\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"j\"}]}}")
                        .code())
                .isEqualTo(200);
        assertThat(api.patch(pods + "/p", "merge", "{\"spec\":{\"hostNetwork\":true}}")
                        .message())
                .contains("pod updates may not change fields other than");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json | [{\"op\":\"replace\",\"path\":\"/data/k\",\"value\":\"w\"}]",
                "json | [{\"op\":\"test\",\"path\":\"/data/k\",\"value\":\"v\"},"
                        + "{\"op\":\"copy\",\"from\":\"/data/other\",\"path\":\"/data/k\"}]",
                "merge | {\"data\":{\"k\":\"w\"}}",
                "strategic-merge | {\"data\":{\"k\":\"w\"}}",
            })
    void patches(String type, String patch) throws Exception {
        api.post(configMaps, configMap("a", "{\"k\":\"v\",\"other\":\"w\"}"));

        assertThat(api.patch(configMaps + "/a", type, patch)
                        .json()
                        .at("/data/k")
                        .asString())
                .isEqualTo("w");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json | [{\"op\":\"test\",\"path\":\"/data/k\",\"value\":\"x\"}] | 422",
                "json | [{\"op\":\"remove\",\"path\":\"/data/none\"}] | 422",
                "json | {} | 400",
                "json | [1] | 422",
                "json | [{\"op\":\"jump\",\"path\":\"/data\"}] | 422",
                "json | [{\"op\":\"add\",\"path\":\"/data/x\"}] | 422",
                "json | [{\"op\":\"add\",\"value\":1}] | 422",
                "json | [{\"op\":\"add\",\"path\":\"data\",\"value\":1}] | 422",
                "json | [{\"op\":\"move\",\"path\":\"/data/x\"}] | 422",
                "json | [{\"op\":\"add\",\"path\":\"/none/x\",\"value\":1}] | 422",
                "json | [{\"op\":\"replace\",\"path\":\"\",\"value\":1}] | 400",
                "strategic-merge | {\"data\":{\"$patch\":\"x\"}} | 400",
                "merge | [] | 400",
                "merge | {\"metadata\":{\"name\":\"b\"}} | 400",
                "merge | {\"metadata\":{\"resourceVersion\":\"1\"}} | 409",
                "merge | {\"metadata\":{\"uid\":\"other\"}} | 409",
                "merge | {\"data\":{\"k\":{}}} | 400",
                "other | {} | 415",
                "apply | {} | 422",
            })
    void patchesThatDoNotFit(String type, String patch, int code) throws Exception {
        api.post(configMaps, configMap("a", "{\"k\":\"v\"}"));

        assertThat(api.patch(configMaps + "/a", type, patch).code()).isEqualTo(code);
    }

    @Test
    void applyCreatesAndThenChanges() throws Exception {
        String target = configMaps + "/a?fieldManager=me";

        Answer created = api.patch(target, "apply", "kind: ConfigMap\napiVersion: v1\ndata: {k: v, l: w}\n");
        Answer changed = api.patch(target, "apply", "kind: ConfigMap\napiVersion: v1\ndata: {k: x}\n");
        Answer conflict = api.patch(configMaps + "/a?fieldManager=other", "apply", configMap("a", "{\"k\":\"y\"}"));

        assertThat(created.code()).isEqualTo(201);
        assertThat(changed.code()).isEqualTo(200);
        assertThat(changed.json().path("data").toString()).isEqualTo("{\"k\":\"x\"}");
        assertThat(conflict.code()).isEqualTo(409);
        assertThat(conflict.json().at("/details/causes/0/reason").asString()).isEqualTo("FieldManagerConflict");
    }

    /** A writer that must not overwrite what came up meanwhile names a version that nothing has. */
    @Test
    void applyWithAVersionCreatesOnlyWhatIsNotThere() throws Exception {
        String config = "{\"metadata\":{\"name\":\"a\",\"resourceVersion\":\"1\"},\"data\":{\"k\":\"v\"}}";

        assertThat(api.patch(configMaps + "/a?fieldManager=me", "apply", config).code())
                .isEqualTo(201);
        assertThat(api.patch(configMaps + "/a?fieldManager=me", "apply", config).code())
                .isEqualTo(409);
    }

    @Test
    void deletingTellsWhatIsGone() throws Exception {
        String uid = api.post(configMaps, configMap("a", "{}"))
                .json()
                .at("/metadata/uid")
                .asString();

        Answer answer = api.delete(configMaps + "/a");

        assertThat(answer.json().path("status").asString()).isEqualTo("Success");
        assertThat(answer.json().at("/details/uid").asString()).isEqualTo(uid);
        assertThat(api.delete(configMaps + "/a").code()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"uid", "resourceVersion"})
    void deletingAnotherThanMeantIsAConflict(String precondition) throws Exception {
        api.post(configMaps, configMap("a", "{}"));

        Answer answer = api.send(
                "DELETE",
                configMaps + "/a",
                HttpApi.JSON,
                "{\"kind\":\"DeleteOptions\",\"preconditions\":{\"" + precondition + "\":\"other\"}}");

        assertThat(answer.code()).isEqualTo(409);
    }

    @Test
    void finalizersHoldAnObject() throws Exception {
        api.post(configMaps, "{\"metadata\":{\"name\":\"a\",\"finalizers\":[\"example.org/x\"]}}");

        Answer deleted = api.delete(configMaps + "/a");
        assertThat(deleted.json().at("/metadata/deletionTimestamp").asString()).isNotEmpty();
        assertThat(api.get(configMaps + "/a").code()).isEqualTo(200);

        api.patch(configMaps + "/a", "merge", "{\"metadata\":{\"finalizers\":null}}");
        assertThat(api.get(configMaps + "/a").code()).isEqualTo(404);
    }

    @Test
    void aCollectionIsDeletedAsFarAsSelected() throws Exception {
        api.post(configMaps, "{\"metadata\":{\"name\":\"a\",\"labels\":{\"x\":\"1\"}}}");
        api.post(configMaps, "{\"metadata\":{\"name\":\"b\"}}");

        Answer answer = api.delete(configMaps + "?labelSelector=x");

        assertThat(answer.json().path("items")).hasSize(1);
        assertThat(api.get(configMaps).json().path("items")).hasSize(1);
        assertThat(api.delete("/api/v1/configmaps").code()).isEqualTo(405);
        assertThat(api.delete("/api/v1/namespaces").code()).isEqualTo(405);
    }

    @Test
    void aNamespaceTakesItsObjectsWithIt() throws Exception {
        api.post(configMaps, configMap("a", "{}"));
        api.post(deployments, deployment());

        assertThat(api.delete(namespace).code()).isEqualTo(200);

        assertThat(api.get(configMaps + "/a").code()).isEqualTo(404);
        assertThat(api.get(deployments).json().path("items")).isEmpty();
        assertThat(api.delete("/api/v1/namespaces/default").message())
                .isEqualTo("namespaces \"default\" is forbidden: this namespace may not be deleted");
    }

    private static String configMap(String name, String data) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" + name + "\"},\"data\":" + data
                + "}";
    }

    private static String deployment() {
        return """
                {"metadata":{"name":"web"},"spec":{"selector":{"matchLabels":{"app":"web"}},
                 "template":{"metadata":{"labels":{"app":"web"}},
                  "spec":{"containers":[{"name":"web","image":"web:1"}]}}}}
                """;
    }
}
