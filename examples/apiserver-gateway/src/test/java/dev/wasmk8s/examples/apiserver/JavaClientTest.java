package dev.wasmk8s.examples.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same as with kubectl, with a Java client. */
@Timeout(60)
class JavaClientTest {
    private static final String NAMESPACE = "default";

    private static RunningGateway gateway;
    private static KubernetesClient client;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(Settings.local(event -> {}));
        client = client("magic-token");
    }

    @AfterAll
    static void stop() {
        client.close();
        gateway.close();
    }

    private static KubernetesClient client(String token) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(gateway.uri().toString())
                .withCaCertData(Base64.getEncoder().encodeToString(gateway.authority()))
                .withOauthToken(token)
                .withNamespace(NAMESPACE)
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Test
    void podsAreForbidden() {
        assertRefused(() -> client.pods().inNamespace(NAMESPACE).list(), 403, "pods is forbidden: User \"magic-user\"");
    }

    @Test
    void nobodyIsUnauthorized() {
        for (String token : new String[] {"wrong", ""}) {
            try (KubernetesClient nobody = client(token)) {
                assertRefused(() -> nobody.configMaps().inNamespace(NAMESPACE).list(), 401, "Unauthorized");
            }
        }
    }

    @Test
    void aPlainConfigMapIsStoredWithTheValueOfTheModule() {
        ConfigMap created = resource("plain", "key").create();

        assertThat(created.getData()).isEqualTo(Map.of("key", "x", "magic-value", "foobar"));
        assertThat(client.configMaps().inNamespace(NAMESPACE).list().getItems())
                .anyMatch(item -> item.getMetadata().getName().equals("plain"));
    }

    @Test
    void creatingOneWithTheForbiddenKeyIsDenied() {
        assertDenied(() -> resource("bad", "not-allowed-value").create());
        assertThat(client.configMaps().inNamespace(NAMESPACE).withName("bad").get())
                .isNull();
    }

    @Test
    void replacingAndApplyingAreDeniedToo() {
        resource("changed", "key").create();

        assertDenied(() -> resource("changed", "not-allowed-value").update());
        assertDenied(
                () -> resource("changed", "not-allowed-value").forceConflicts().serverSideApply());
        assertThat(resource("changed", "other")
                        .forceConflicts()
                        .serverSideApply()
                        .getData())
                .containsEntry("other", "x");
    }

    @ParameterizedTest
    @EnumSource(
            value = PatchType.class,
            names = {"JSON", "JSON_MERGE", "STRATEGIC_MERGE"})
    void aPatchThatAddsTheForbiddenKeyIsDenied(PatchType type) {
        String name =
                "patched-" + type.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        Resource<ConfigMap> configMap = resource(name, "key");
        configMap.create();
        String patch = type == PatchType.JSON
                ? "[{\"op\":\"add\",\"path\":\"/data/KEY\",\"value\":\"x\"}]"
                : "{\"data\":{\"KEY\":\"x\"}}";

        assertDenied(() -> configMap.patch(PatchContext.of(type), patch.replace("KEY", "not-allowed-value")));
        ConfigMap patched = configMap.patch(PatchContext.of(type), patch.replace("KEY", "allowed"));

        assertThat(patched.getData()).isEqualTo(Map.of("key", "x", "allowed", "x", "magic-value", "foobar"));
    }

    @Test
    void aWatchStreamsUntilItIsClosed() throws Exception {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        int before = gateway.embedded().orElseThrow().watches();
        try (var watch =
                client.configMaps().inNamespace(NAMESPACE).withLabel("watched").watch(watcher(events))) {
            ConfigMap labelled = new ConfigMapBuilder(configMap("watched", "key"))
                    .editMetadata()
                    .addToLabels("watched", "yes")
                    .endMetadata()
                    .build();
            client.resource(labelled).inNamespace(NAMESPACE).create();
            client.resource(labelled).inNamespace(NAMESPACE).delete();

            assertThat(events.poll(30, TimeUnit.SECONDS)).isEqualTo("ADDED watched");
            assertThat(events.poll(30, TimeUnit.SECONDS)).isEqualTo("DELETED watched");
        }
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(gateway.embedded().orElseThrow().watches()).isEqualTo(before));
    }

    @Test
    void anInformerKeepsUp() {
        try (SharedIndexInformer<ConfigMap> informer =
                client.configMaps().inNamespace(NAMESPACE).inform()) {
            resource("informed", "key").create();

            Awaitility.await().until(() -> informer.getStore().list().stream()
                    .anyMatch(item -> item.getMetadata().getName().equals("informed")));
        }
    }

    @Test
    void aCollectionIsDeletedItemByItem() {
        for (String name : new String[] {"one", "two"}) {
            ConfigMap labelled = new ConfigMapBuilder(configMap("collected-" + name, "key"))
                    .editMetadata()
                    .addToLabels("collected", "yes")
                    .endMetadata()
                    .build();
            client.resource(labelled).inNamespace(NAMESPACE).create();
        }
        var collected = client.configMaps().inNamespace(NAMESPACE).withLabel("collected");

        collected.delete();

        assertThat(collected.list().getItems()).isEmpty();
    }

    private static Watcher<ConfigMap> watcher(BlockingQueue<String> events) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, ConfigMap resource) {
                events.add(action + " " + resource.getMetadata().getName());
            }

            @Override
            public void onClose(WatcherException cause) {
                events.add("closed: " + cause.getMessage());
            }
        };
    }

    private static Resource<ConfigMap> resource(String name, String key) {
        return client.resource(configMap(name, key)).inNamespace(NAMESPACE);
    }

    private static ConfigMap configMap(String name, String key) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .addToData(key, "x")
                .build();
    }

    private static void assertDenied(ThrowingCallable write) {
        assertRefused(write, 400, "the key `not-allowed-value` is not allowed in a ConfigMap");
    }

    private static void assertRefused(ThrowingCallable call, int code, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KubernetesClientException.class, e -> {
            assertThat(e.getCode()).isEqualTo(code);
            assertThat(new String(
                            String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .contains(message);
        });
    }
}
