package dev.wasmk8s.examples.apiserver.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.examples.apiserver.HttpApi;
import dev.wasmk8s.examples.apiserver.HttpApi.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ReadTest {
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

    private static EmbeddedFixture fixture;
    private static HttpApi api;

    @BeforeAll
    static void start() throws Exception {
        fixture = new EmbeddedFixture();
        api = fixture.api;
    }

    @AfterAll
    static void stop() throws Exception {
        fixture.close();
    }

    @Test
    void nobodyGetsInWithoutTheCredential() throws Exception {
        for (String token : new String[] {"", "wrong"}) {
            Answer answer = new HttpApi(fixture.client, fixture.server.uri(), token).get("/api");
            assertThat(answer.code()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/livez", "/readyz", "/version", "/api", "/apis", "/openapi/v3"})
    void whatKubectlLooksAtFirst(String path) throws Exception {
        assertThat(api.get(path).code()).isEqualTo(200);
    }

    @Test
    void resourcesAreDiscovered() throws Exception {
        List<String> names = new ArrayList<>();
        api.get("/apis/apps/v1")
                .json()
                .path("resources")
                .forEach(resource -> names.add(resource.path("name").asString()));

        assertThat(names).contains("deployments", "deployments/scale", "deployments/status", "replicasets");
        assertThat(api.get("/apis/apps")
                        .json()
                        .at("/preferredVersion/groupVersion")
                        .asString())
                .isEqualTo("apps/v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v2beta1"})
    void everythingIsDiscoveredAtOnceByWhoeverAsksForIt(String version) throws Exception {
        Answer answer = api.get(
                "/apis",
                "Accept",
                "application/json;g=apidiscovery.k8s.io;v=" + version + ";as=APIGroupDiscoveryList,application/json");

        assertThat(answer.response().headers().firstValue("Content-Type"))
                .contains("application/json;g=apidiscovery.k8s.io;v=" + version + ";as=APIGroupDiscoveryList");
        assertThat(answer.json().path("apiVersion").asString()).isEqualTo("apidiscovery.k8s.io/" + version);
        assertThat(answer.json().at("/items/0/versions/0/resources/0/resource").asString())
                .isEqualTo("deployments");
    }

    @Test
    void openApiHasThePartsThatKubectlReads() throws Exception {
        JsonNode index = api.get("/openapi/v3").json();
        String document = index.at("/paths/apis~1apps~1v1/serverRelativeURL").asString();
        JsonNode api = ReadTest.api.get(document).json();
        JsonNode patch = api.at("/paths/~1apis~1apps~1v1~1namespaces~1{namespace}~1deployments~1{name}/patch");

        assertThat(patch.at("/x-kubernetes-group-version-kind/kind").asString()).isEqualTo("Deployment");
        assertThat(patch.path("parameters").toString()).contains("fieldValidation");
        JsonNode containers = api.at("/components/schemas/PodSpec/properties/containers");
        assertThat(containers.path("x-kubernetes-patch-merge-key").asString()).isEqualTo("name");
        assertThat(containers.path("x-kubernetes-list-type").asString()).isEqualTo("map");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/namespaces/default/services,404,the server could not find the requested resource",
        "/apis/batch/v1/jobs,404,the server could not find the requested resource",
        "/api/v1/configmaps/a,404,the server could not find the requested resource",
        "/api/v1/namespaces/default/pods/a/log,404,the server could not find the requested resource",
        "/api/v1/namespaces/default/configmaps/none,404,configmaps \"none\" not found",
        "/apis/apps/v1/namespaces/default/deployments/none,404,deployments.apps \"none\" not found",
        "/api/v1/configmaps?limit=-1,400,invalid value for parameter limit: \"-1\"",
        "/api/v1/configmaps?labelSelector=a%20b,400,unable to parse requirement: 'a b'",
        "/api/v1/configmaps?resourceVersion=99999999,504,Too large resource version",
    })
    void whatCannotBeReadIsAStatus(String path, int code, String message) throws Exception {
        Answer answer = api.get(path);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("kind").asString()).isEqualTo("Status");
        assertThat(answer.json().path("code").asInt()).isEqualTo(code);
        assertThat(answer.message()).startsWith(message);
    }

    @Test
    void aNotFoundTellsWhat() throws Exception {
        JsonNode details = api.get("/apis/apps/v1/namespaces/default/deployments/none")
                .json()
                .path("details");

        assertThat(details.path("name").asString()).isEqualTo("none");
        assertThat(details.path("group").asString()).isEqualTo("apps");
        assertThat(details.path("kind").asString()).isEqualTo("deployments");
    }

    @Test
    void aLongListComesInPages() throws Exception {
        String namespace = fixture.namespace();
        for (String name : List.of("a", "b", "c", "d", "e")) {
            api.post(namespace + "/configmaps", "{\"metadata\":{\"name\":\"" + name + "\"}}");
        }

        List<String> names = new ArrayList<>();
        String next = "";
        List<Integer> left = new ArrayList<>();
        do {
            JsonNode page =
                    api.get(namespace + "/configmaps?limit=2&continue=" + next).json();
            page.path("items")
                    .forEach(item -> names.add(item.at("/metadata/name").asString()));
            next = page.at("/metadata/continue").asString("");
            left.add(page.at("/metadata/remainingItemCount").asInt(0));
        } while (!next.isEmpty());

        assertThat(names).containsExactly("a", "b", "c", "d", "e");
        assertThat(left).containsExactly(3, 1, 0);
    }

    @Test
    void selectorsNarrowALists() throws Exception {
        String namespace = fixture.namespace();
        api.post(namespace + "/configmaps", "{\"metadata\":{\"name\":\"a\",\"labels\":{\"x\":\"1\"}}}");
        api.post(namespace + "/configmaps", "{\"metadata\":{\"name\":\"b\",\"labels\":{\"x\":\"2\"}}}");

        assertThat(names(api.get(namespace + "/configmaps?labelSelector=x%3D2")))
                .containsExactly("b");
        assertThat(names(api.get(namespace + "/configmaps?fieldSelector=metadata.name%3Da")))
                .containsExactly("a");
    }

    @Test
    void aTableHasTheColumnsThatPeopleKnow() throws Exception {
        String namespace = fixture.namespace();
        api.post(namespace + "/configmaps", "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"v\",\"l\":\"w\"}}");

        JsonNode table = api.get(namespace + "/configmaps", "Accept", TABLE).json();

        assertThat(table.path("kind").asString()).isEqualTo("Table");
        assertThat(table.path("columnDefinitions").valueStream().map(column -> column.path("name")
                        .asString()))
                .containsExactly("Name", "Data", "Age");
        assertThat(table.at("/rows/0/cells/0").asString()).isEqualTo("a");
        assertThat(table.at("/rows/0/cells/1").asInt()).isEqualTo(2);
        assertThat(table.at("/rows/0/object/kind").asString()).isEqualTo("PartialObjectMetadata");
    }

    @Test
    void aTableCanCarryTheObjectsOrNothing() throws Exception {
        String namespace = fixture.namespace();
        api.post(namespace + "/configmaps", "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"v\"}}");

        JsonNode full = api.get(namespace + "/configmaps?includeObject=Object", "Accept", TABLE)
                .json();
        JsonNode bare = api.get(namespace + "/configmaps?includeObject=None", "Accept", TABLE)
                .json();

        assertThat(full.at("/rows/0/object/kind").asString()).isEqualTo("ConfigMap");
        assertThat(full.at("/rows/0/object/data/k").asString()).isEqualTo("v");
        assertThat(bare.at("/rows/0").has("object")).isFalse();
    }

    @Test
    void metadataAloneAndYaml() throws Exception {
        String namespace = fixture.namespace();
        api.post(namespace + "/configmaps", "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"v\"}}");

        Answer partial = api.get(
                namespace + "/configmaps",
                "Accept",
                "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io");
        Answer yaml = api.get(namespace + "/configmaps/a", "Accept", "application/yaml");

        assertThat(partial.json().path("kind").asString()).isEqualTo("PartialObjectMetadataList");
        assertThat(partial.json().at("/items/0").has("data")).isFalse();
        assertThat(yaml.body()).contains("kind: \"ConfigMap\"");
    }

    @Test
    void whoIsActedForIsTold() throws Exception {
        Answer answer = api.send(
                "POST",
                "/apis/authentication.k8s.io/v1/selfsubjectreviews",
                HttpApi.JSON,
                "{}",
                "Impersonate-User",
                "alice",
                "Impersonate-Group",
                "devs",
                "Impersonate-Group",
                "system:authenticated",
                "Impersonate-Extra-example.org%2Fteam",
                "blue");

        assertThat(answer.code()).isEqualTo(201);
        JsonNode user = answer.json().at("/status/userInfo");
        assertThat(user.path("username").asString()).isEqualTo("alice");
        assertThat(user.path("groups")).hasSize(2);
        assertThat(user.at("/extra/example.org~1team/0").asString()).isEqualTo("blue");
    }

    private static List<String> names(Answer answer) {
        return answer.json()
                .path("items")
                .valueStream()
                .map(item -> item.at("/metadata/name").asString())
                .toList();
    }
}
