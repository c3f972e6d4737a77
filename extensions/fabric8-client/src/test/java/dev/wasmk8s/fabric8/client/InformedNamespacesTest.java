package dev.wasmk8s.fabric8.client;

import static dev.wasmk8s.fabric8.client.NamespaceServer.namespace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InformedNamespacesTest {
    private final NamespaceServer server = new NamespaceServer();
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder()
                    .withAutoConfigure(false)
                    .withMasterUrl(server.url())
                    .withOnlyHttpWatches(true)
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();

    InformedNamespacesTest() throws IOException {}

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void what_was_listed_is_answered_from_memory() throws InterruptedException {
        server.listed.put("a", namespace("a", 1, "prod"));
        try (InformedNamespaces namespaces = synced()) {
            Optional<RawJson> found = namespaces.find("a");
            assertThat(found.orElseThrow().toString()).contains("\"env\":\"prod\"", "\"kind\":\"Namespace\"");
            assertThat(namespaces.find("a").orElseThrow()).isSameAs(found.orElseThrow());
            assertThat(server.asked).isEmpty();
        }
    }

    @Test
    void what_the_watch_tells_is_known() throws InterruptedException {
        server.listed.put("a", namespace("a", 1, "prod"));
        try (InformedNamespaces namespaces = synced()) {
            server.emit("MODIFIED", namespace("a", 11, "test"));
            await().until(() -> namespaces.find("a").orElseThrow().toString().contains("test"));
            server.emit("ADDED", namespace("b", 12, "prod"));
            server.hidden.remove("b");
            await().until(() -> namespaces.find("b").isPresent());
            server.emit("DELETED", namespace("a", 13, "test"));
            await().until(() -> namespaces.find("a").isEmpty());
        }
    }

    @Test
    void what_is_not_known_is_asked_for() throws InterruptedException {
        server.hidden.put("new", namespace("new", 20, "prod"));
        try (InformedNamespaces namespaces = synced()) {
            assertThat(namespaces.find("new").orElseThrow().toString()).contains("\"name\":\"new\"");
            assertThat(namespaces.find("none")).isEmpty();
            assertThat(server.asked).containsExactly("new", "none");
        }
    }

    @Test
    void what_cannot_be_a_name_is_not_asked_for() throws InterruptedException {
        try (InformedNamespaces namespaces = synced()) {
            for (String name : new String[] {"", "../pods", "A", "a/b", "a?b", "-a", "a".repeat(64)}) {
                assertThat(namespaces.find(name)).isEmpty();
            }
            assertThat(server.asked).isEmpty();
        }
    }

    @Test
    void a_request_that_fails_is_a_failure() throws InterruptedException {
        try (InformedNamespaces namespaces = synced()) {
            server.broken = true;
            assertThatThrownBy(() -> namespaces.find("new"))
                    .isInstanceOf(ReviewException.class)
                    .hasMessageContaining("\"new\" could not be read");
        }
    }

    @Test
    void before_the_first_list_nothing_is_known() throws InterruptedException {
        server.broken = true;
        try (InformedNamespaces namespaces = InformedNamespaces.start(client)) {
            assertThatThrownBy(() -> namespaces.find("a"))
                    .isInstanceOf(ReviewException.class)
                    .hasMessageContaining("not known yet");
            assertThat(namespaces.awaitSynced(Duration.ZERO)).isFalse();
            server.listed.put("a", namespace("a", 1, "prod"));
            server.broken = false;
            assertThat(namespaces.awaitSynced(Duration.ofSeconds(30))).isTrue();
            assertThat(namespaces.find("a")).isPresent();
        }
    }

    private InformedNamespaces synced() throws InterruptedException {
        InformedNamespaces namespaces = InformedNamespaces.start(client);
        assertThat(namespaces.awaitSynced(Duration.ofSeconds(30))).isTrue();
        return namespaces;
    }
}
