package dev.wasmk8s.examples.apiserver.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceTypes;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ObjectStoreTest {
    private static final ResourceTypes TYPES = ResourceTypes.of(Schemas.load());
    private static final ResourceType CONFIG_MAPS =
            TYPES.find("", "v1", "configmaps").orElseThrow();
    private static final ResourceType PODS = TYPES.find("", "v1", "pods").orElseThrow();

    private final ObjectStore store = new ObjectStore();

    @Test
    void everyWriteHasANewRevision() {
        ObjectNode created = create("a", "one");
        ObjectNode replaced = store.replace(key("a", "one"), version(created), named("a", "one"));
        ObjectNode removed = store.remove(key("a", "one"), version(replaced));

        assertThat(List.of(version(created), version(replaced), version(removed)))
                .containsExactly("2", "3", "4");
        assertThat(store.revision()).isEqualTo(4);
    }

    @Test
    void nothingIsCreatedTwice() {
        create("a", "one");

        assertThatThrownBy(() -> create("a", "one")).hasMessage("configmaps \"one\" already exists");
    }

    @Test
    void aWriteToAnOldVersionIsAConflict() {
        ObjectNode created = create("a", "one");
        store.replace(key("a", "one"), version(created), named("a", "one"));

        assertThatThrownBy(() -> store.replace(key("a", "one"), version(created), named("a", "one")))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        conflict -> assertThat(conflict.status().code()).isEqualTo(409));
        assertThatThrownBy(() -> store.remove(key("a", "one"), version(created)))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void listsAreByNamespaceAndName() {
        create("b", "one");
        create("a", "two");
        create("a", "one");
        store.create(new ObjectKey(PODS, "a", "pod"), named("a", "pod"));

        assertThat(names(store.list(CONFIG_MAPS, ""))).containsExactly("a/one", "a/two", "b/one");
        assertThat(names(store.list(CONFIG_MAPS, "a"))).containsExactly("a/one", "a/two");
        assertThat(names(store.list(CONFIG_MAPS, "none"))).isEmpty();
    }

    @Test
    void aNamespaceWhoseNameBeginsLikeAnotherIsAnother() {
        create("a", "one");
        create("ab", "two");

        assertThat(names(store.list(CONFIG_MAPS, "a"))).containsExactly("a/one");
    }

    @Test
    void aWatchFromNowBeginsWithWhatThereIs() {
        create("a", "one");
        List<String> told = new ArrayList<>();

        try (var subscription =
                store.watch(CONFIG_MAPS, "", OptionalLong.empty(), event -> told.add(describe(event)))) {
            create("a", "two");
            assertThat(subscription.begin()).isEqualTo(2);
        }
        create("a", "three");

        assertThat(told).containsExactly("one new", "two new");
    }

    @Test
    void aWatchFromARevisionIsToldWhatCameAfterIt() {
        ObjectNode one = create("a", "one");
        ObjectNode changed = store.replace(key("a", "one"), version(one), named("a", "one"));
        store.remove(key("a", "one"), version(changed));
        store.create(new ObjectKey(PODS, "a", "pod"), named("a", "pod"));
        List<String> told = new ArrayList<>();

        store.watch(CONFIG_MAPS, "a", OptionalLong.of(Long.parseLong(version(one))), event -> told.add(describe(event)))
                .close();

        assertThat(told).containsExactly("one changed", "one deleted");
    }

    @Test
    void aWatchCannotGoBackBeyondTheHistory() {
        create("a", "one");
        for (int i = 0; i < 5000; i++) {
            create("a", "n" + i);
        }

        assertThatThrownBy(() -> store.watch(CONFIG_MAPS, "", OptionalLong.of(1), event -> {}))
                .isInstanceOfSatisfying(ApiException.class, gone -> {
                    assertThat(gone.status().code()).isEqualTo(410);
                    assertThat(gone.status().reason()).isEqualTo("Expired");
                });
    }

    @Test
    void aWatchCannotBeginInTheFuture() {
        assertThatThrownBy(() -> store.watch(CONFIG_MAPS, "", OptionalLong.of(100), event -> {}))
                .hasMessage("Too large resource version: 100, current: 1");
    }

    private ObjectNode create(String namespace, String name) {
        return store.create(key(namespace, name), named(namespace, name));
    }

    private static ObjectKey key(String namespace, String name) {
        return new ObjectKey(CONFIG_MAPS, namespace, name);
    }

    private static ObjectNode named(String namespace, String name) {
        ObjectNode object = Json.object();
        new Meta(object).set("namespace", namespace);
        new Meta(object).set("name", name);
        return object;
    }

    private static String version(ObjectNode object) {
        return new Meta(object).resourceVersion();
    }

    private static List<String> names(ObjectStore.Listing listing) {
        return listing.objects().stream()
                .map(Meta::new)
                .map(meta -> meta.namespace() + "/" + meta.name())
                .toList();
    }

    private static String describe(StoreEvent event) {
        String what = event.deleted() ? "deleted" : event.previous().isPresent() ? "changed" : "new";
        return event.key().name() + " " + what;
    }
}
