package dev.wasmk8s.examples.apiserver.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wasmk8s.examples.apiserver.HttpApi;
import dev.wasmk8s.examples.apiserver.HttpApi.Watch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WatchTest {
    private static EmbeddedFixture fixture;
    private static HttpApi api;

    private String configMaps;

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
        configMaps = fixture.namespace() + "/configmaps";
    }

    @Test
    void changesAreToldInOrder() throws Exception {
        create("a", "");
        try (Watch watch = api.watch(configMaps + "?watch=true")) {
            create("b", "");
            api.patch(configMaps + "/b", "merge", "{\"data\":{\"k\":\"v\"}}");
            api.delete(configMaps + "/b");

            assertThat(watch.nextName()).isEqualTo("ADDED a");
            assertThat(watch.nextName()).isEqualTo("ADDED b");
            assertThat(watch.nextName()).isEqualTo("MODIFIED b");
            assertThat(watch.nextName()).isEqualTo("DELETED b");
        }
    }

    @Test
    void aWatchGoesOnWhereAListEnded() throws Exception {
        create("a", "");
        String version =
                api.get(configMaps).json().at("/metadata/resourceVersion").asString();
        create("b", "");

        try (Watch watch = api.watch(configMaps + "?watch=1&resourceVersion=" + version)) {
            assertThat(watch.nextName()).isEqualTo("ADDED b");
        }
    }

    @Test
    void anObjectThatLeavesTheSelectionIsGoneAndOneThatEntersIsNew() throws Exception {
        create("a", "");
        try (Watch watch = api.watch(configMaps + "?watch=true&labelSelector=x%3D1")) {
            label("a", "\"1\"");
            label("a", "\"2\"");

            assertThat(watch.nextName()).isEqualTo("ADDED a");
            assertThat(watch.nextName()).isEqualTo("DELETED a");
        }
    }

    @Test
    void theEndOfTheInitialObjectsIsMarkedForWhoeverAsks() throws Exception {
        create("a", "");
        try (Watch watch = api.watch(configMaps
                + "?watch=true&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan")) {
            assertThat(watch.nextName()).isEqualTo("ADDED a");
            JsonNode bookmark = watch.next();
            assertThat(bookmark.path("type").asString()).isEqualTo("BOOKMARK");
            assertThat(bookmark.at("/object/metadata/annotations/k8s.io~1initial-events-end")
                            .asString())
                    .isEqualTo("true");
        }
    }

    @Test
    void rowsOfATableHaveColumnsOnce() throws Exception {
        create("a", "");
        create("b", "");
        try (Watch watch =
                api.watch(configMaps + "?watch=true", "Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")) {
            JsonNode first = watch.next();
            JsonNode second = watch.next();

            assertThat(first.at("/object/kind").asString()).isEqualTo("Table");
            assertThat(first.at("/object/columnDefinitions")).hasSize(3);
            assertThat(second.at("/object/columnDefinitions")).isEmpty();
            assertThat(second.at("/object/rows/0/cells/0").asString()).isEqualTo("b");
        }
    }

    @Test
    void aWatchEndsInTime() throws Exception {
        try (Watch watch = api.watch(configMaps + "?watch=true&timeoutSeconds=1")) {
            watch.awaitEnd();
        }
    }

    @Test
    void aClientThatLeavesIsForgotten() throws Exception {
        int before = fixture.server.watches();
        Watch watch = api.watch(configMaps + "?watch=true");
        await().until(() -> fixture.server.watches() == before + 1);

        watch.close();

        await().until(() -> fixture.server.watches() == before);
    }

    @Test
    void aRevisionOfTheFutureIsRefused() throws Exception {
        assertThat(api.get(configMaps + "?watch=true&resourceVersion=99999999").code())
                .isEqualTo(504);
    }

    private void create(String name, String labels) throws Exception {
        api.post(configMaps, "{\"metadata\":{\"name\":\"" + name + "\"" + labels + "}}");
    }

    private void label(String name, String value) throws Exception {
        api.patch(configMaps + "/" + name, "merge", "{\"metadata\":{\"labels\":{\"x\":" + value + "}}}");
    }
}
