package dev.wasmk8s.examples.apiserver.embedded.store;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects by key, with one revision for all of them and compare-and-set writes, as etcd has them.
 *
 * <p>Thread-safe; nothing blocks for long. Objects that go in or come out are shared: nobody changes them.
 */
public final class ObjectStore {
    /** How many changes a watch can go back. */
    private static final int HISTORY = 4096;

    private final Object lock = new Object();
    private final TreeMap<String, ObjectNode> objects = new TreeMap<>();
    private final Deque<StoreEvent> history = new ArrayDeque<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private long revision = 1;
    private long forgotten = 1;

    /**
     * Objects as they were at one revision.
     *
     * @param revision the store's revision
     * @param objects by namespace and name
     */
    public record Listing(long revision, List<ObjectNode> objects) {}

    /** The object of that key. */
    public Optional<ObjectNode> get(ObjectKey key) {
        synchronized (lock) {
            return Optional.ofNullable(objects.get(key.path()));
        }
    }

    /** The objects of a resource in a namespace, or in all if it is empty. */
    public Listing list(ResourceType type, String namespace) {
        synchronized (lock) {
            return new Listing(revision, matching(ObjectKey.prefix(type, namespace)));
        }
    }

    /** The revision of the last change. */
    public long revision() {
        synchronized (lock) {
            return revision;
        }
    }

    /**
     * Stores a new object.
     *
     * @return the object with its resource version
     * @throws ApiException if there is one of that key
     */
    public ObjectNode create(ObjectKey key, ObjectNode object) {
        synchronized (lock) {
            if (objects.containsKey(key.path())) {
                throw ApiException.alreadyExists(key.type(), key.name());
            }
            return put(key, object, Optional.empty());
        }
    }

    /**
     * Stores an object in place of another.
     *
     * @param expected the resource version of the object to replace
     * @return the object with its resource version
     * @throws ApiException if there is none, or one of another version
     */
    public ObjectNode replace(ObjectKey key, String expected, ObjectNode object) {
        synchronized (lock) {
            return put(key, object, Optional.of(expect(key, expected)));
        }
    }

    /**
     * Removes an object.
     *
     * @param expected the resource version of the object to remove
     * @return the object as it was last, with the resource version of the removal
     * @throws ApiException if there is none, or one of another version
     */
    public ObjectNode remove(ObjectKey key, String expected) {
        synchronized (lock) {
            ObjectNode previous = expect(key, expected);
            objects.remove(key.path());
            ObjectNode last = versioned(previous, ++revision);
            publish(new StoreEvent(revision, key, last, Optional.of(previous), true));
            return last;
        }
    }

    /**
     * Follows the changes of a resource in a namespace, or in all if it is empty.
     *
     * @param since the revision after which to begin; absent to begin with the objects of now, told as new
     * @param listener told of each change in order, under the store's lock: it hands over and returns
     * @return the revision at which the initial objects ended, and the way to end it
     * @throws ApiException if the history does not go back that far, or not yet that far
     */
    public Subscription watch(ResourceType type, String namespace, OptionalLong since, Consumer<StoreEvent> listener) {
        synchronized (lock) {
            String prefix = ObjectKey.prefix(type, namespace);
            if (since.isPresent()) {
                replay(prefix, since.getAsLong(), listener);
            } else {
                matching(prefix).forEach(object -> listener.accept(initial(type, object)));
            }
            Subscription subscription = new Subscription(prefix, listener, revision);
            subscriptions.add(subscription);
            return subscription;
        }
    }

    /** How many follow changes. */
    public int watches() {
        synchronized (lock) {
            return subscriptions.size();
        }
    }

    private ObjectNode put(ObjectKey key, ObjectNode object, Optional<ObjectNode> previous) {
        ObjectNode stored = versioned(object, ++revision);
        objects.put(key.path(), stored);
        publish(new StoreEvent(revision, key, stored, previous, false));
        return stored;
    }

    private ObjectNode expect(ObjectKey key, String expected) {
        ObjectNode current = objects.get(key.path());
        if (current == null) {
            throw ApiException.notFound(key.type(), key.name());
        }
        if (!new Meta(current).resourceVersion().equals(expected)) {
            throw ApiException.modified(key.type(), key.name());
        }
        return current;
    }

    private static ObjectNode versioned(ObjectNode object, long revision) {
        ObjectNode copy = object.deepCopy();
        new Meta(copy).set("resourceVersion", Long.toString(revision));
        return copy;
    }

    private List<ObjectNode> matching(String prefix) {
        return new ArrayList<>(
                objects.subMap(prefix, prefix + Character.MAX_VALUE).values());
    }

    private static StoreEvent initial(ResourceType type, ObjectNode object) {
        Meta meta = new Meta(object);
        ObjectKey key = new ObjectKey(type, meta.namespace(), meta.name());
        return new StoreEvent(Long.parseLong(meta.resourceVersion()), key, object, Optional.empty(), false);
    }

    private void replay(String prefix, long since, Consumer<StoreEvent> listener) {
        if (since < forgotten) {
            throw ApiException.expired("too old resource version: " + since + " (" + forgotten + ")");
        }
        if (since > revision) {
            throw ApiException.tooLargeResourceVersion(since, revision);
        }
        for (StoreEvent event : history) {
            if (event.revision() > since && event.key().path().startsWith(prefix)) {
                listener.accept(event);
            }
        }
    }

    private void publish(StoreEvent event) {
        history.addLast(event);
        if (history.size() > HISTORY) {
            forgotten = history.removeFirst().revision();
        }
        for (Subscription subscription : List.copyOf(subscriptions)) {
            if (event.key().path().startsWith(subscription.prefix)) {
                subscription.listener.accept(event);
            }
        }
    }

    /** Somebody who follows changes, until closed. Thread-safe. */
    public final class Subscription implements AutoCloseable {
        private final String prefix;
        private final Consumer<StoreEvent> listener;
        private final long begin;

        private Subscription(String prefix, Consumer<StoreEvent> listener, long begin) {
            this.prefix = prefix;
            this.listener = listener;
            this.begin = begin;
        }

        /** The store's revision when the watch began; what came before it has been told. */
        public long begin() {
            return begin;
        }

        @Override
        public void close() {
            synchronized (lock) {
                subscriptions.remove(this);
            }
        }
    }
}
