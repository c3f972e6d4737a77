package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.apply.ManagedFields;
import dev.wasmk8s.examples.apiserver.embedded.kind.Rules;
import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import dev.wasmk8s.examples.apiserver.embedded.schema.Defaulter;
import dev.wasmk8s.examples.apiserver.embedded.store.ObjectKey;
import dev.wasmk8s.examples.apiserver.embedded.store.ObjectStore;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Completes, checks and stores objects: what all verbs that write have in common. Thread-safe. */
final class ObjectWriter {
    /** How often a change is made anew on an object that somebody else has changed meanwhile. */
    private static final int ATTEMPTS = 5;

    private final ObjectStore store;
    private final ResourceType namespaces;
    private final Clock clock;
    private final GeneratedNames names = new GeneratedNames();

    ObjectWriter(ObjectStore store, ResourceType namespaces, Clock clock) {
        this.store = store;
        this.namespaces = namespaces;
        this.clock = clock;
    }

    /** Makes the object that is wanted of the one that is stored. */
    @FunctionalInterface
    interface Change {
        /** Gets a copy that it may change and returns the object wanted. */
        ObjectNode apply(ObjectNode current);
    }

    /** Writes down who manages which fields of an object, in place. */
    @FunctionalInterface
    interface Ownership {
        /** Told the object before, which has no metadata if it is new, and after. */
        void record(ObjectNode before, ObjectNode after);
    }

    /** Who wrote which fields, for everything but apply. */
    Ownership ownership(Target target, WriteOptions options) {
        return (before, after) -> ManagedFields.of(target.type(), clock)
                .update(before, after, options.fieldManager(), target.subresource());
    }

    /** Creates an object. */
    ObjectNode create(Target target, ObjectNode object, boolean dryRun, Ownership ownership) {
        Identity.check(target, object);
        Meta meta = new Meta(object);
        if (!meta.resourceVersion().isEmpty()) {
            throw ApiException.badRequest("resourceVersion should not be set on objects to be created");
        }
        requireNamespace(target);
        names.generate(meta, name -> store.get(target.named(name).key()).isPresent());
        meta.set("uid", UUID.randomUUID().toString());
        meta.set("creationTimestamp", Meta.time(clock.instant()));
        meta.node().remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "selfLink", "generation"));
        if (counted(target.type())) {
            meta.node().put("generation", 1);
        }
        Rules.prepare(target.type(), object);
        Defaulter.apply(object, target.type().schema());
        Rules.validate(target.type(), object);
        ownership.record(new Meta(object.objectNode()).object(), object);
        return store(target.named(meta.name()).key(), object, dryRun);
    }

    private ObjectNode store(ObjectKey key, ObjectNode object, boolean dryRun) {
        if (!dryRun) {
            return store.create(key, object);
        }
        if (store.get(key).isPresent()) {
            throw ApiException.alreadyExists(key.type(), key.name());
        }
        return object;
    }

    /** Changes a stored object; on a copy that is out of date, again. */
    ObjectNode update(Target target, Change change, boolean dryRun, Ownership ownership) {
        for (int attempt = 1; ; attempt++) {
            ObjectNode current = existing(target);
            ObjectNode desired = change.apply(current.deepCopy());
            Identity.check(target, desired);
            String version = new Meta(current).resourceVersion();
            String wanted = new Meta(desired).resourceVersion();
            Identity.checkVersion(target, new Meta(desired), new Meta(current));
            complete(target, desired, current);
            ownership.record(current, desired);
            if (desired.equals(current)) {
                return current;
            }
            if (dryRun) {
                return desired;
            }
            try {
                return replace(target.key(), version, desired);
            } catch (ApiException e) {
                boolean own = wanted.isEmpty() || wanted.equals(version);
                if (e.status().code() != 409 || !own || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private ObjectNode replace(ObjectKey key, String version, ObjectNode desired) {
        Meta meta = new Meta(desired);
        return meta.deleting() && meta.finalizers().isEmpty()
                ? store.remove(key, version)
                : store.replace(key, version, desired);
    }

    /** The stored object. */
    ObjectNode existing(Target target) {
        return store.get(target.key()).orElseThrow(() -> ApiException.notFound(target.type(), target.name()));
    }

    private void complete(Target target, ObjectNode desired, ObjectNode current) {
        Meta meta = new Meta(desired);
        Meta before = new Meta(current);
        for (String field : List.of(
                "uid",
                "resourceVersion",
                "creationTimestamp",
                "deletionTimestamp",
                "deletionGracePeriodSeconds",
                "generation",
                "selfLink")) {
            meta.copy(field, before);
        }
        keepOtherHalf(target, desired, current);
        Defaulter.apply(desired, target.type().schema());
        Rules.validateUpdate(target.type(), desired, current);
        if (counted(target.type()) && !desired.path("spec").equals(current.path("spec"))) {
            meta.node().put("generation", before.generation() + 1);
        }
    }

    /** A write to the status leaves the rest as it is, and the other way round. */
    private static void keepOtherHalf(Target target, ObjectNode desired, ObjectNode current) {
        if (target.type().subresources().contains("status")) {
            String kept = target.subresource().equals("status") ? "spec" : "status";
            if (current.has(kept)) {
                desired.set(kept, current.get(kept).deepCopy());
            } else {
                desired.remove(kept);
            }
        }
    }

    private static boolean counted(ResourceType type) {
        return type.group().equals("apps");
    }

    private void requireNamespace(Target target) {
        if (target.type().namespaced()
                && store.get(new ObjectKey(namespaces, "", target.namespace())).isEmpty()) {
            throw ApiException.notFound(namespaces, target.namespace());
        }
    }
}
