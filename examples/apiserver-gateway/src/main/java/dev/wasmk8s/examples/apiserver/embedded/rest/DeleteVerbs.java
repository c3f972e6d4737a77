package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiException;
import dev.wasmk8s.examples.apiserver.embedded.api.ApiRequest;
import dev.wasmk8s.examples.apiserver.embedded.api.Reply;
import dev.wasmk8s.examples.apiserver.embedded.api.StatusJson;
import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceTypes;
import dev.wasmk8s.examples.apiserver.embedded.schema.Schema.Struct;
import dev.wasmk8s.examples.apiserver.embedded.select.Selection;
import dev.wasmk8s.examples.apiserver.embedded.store.ObjectStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Delete and deletecollection. Objects go at once, whatever grace they ask for, unless finalizers hold them; a
 * namespace takes its objects with it, held or not. Thread-safe.
 */
final class DeleteVerbs {
    private static final Set<String> PROTECTED = Set.of("default", "kube-public", "kube-system");

    private final ObjectStore store;
    private final ResourceTypes types;
    private final ObjectWriter writer;
    private final Struct optionsType;
    private final Clock clock;

    DeleteVerbs(ObjectStore store, ResourceTypes types, ObjectWriter writer, Struct optionsType, Clock clock) {
        this.store = store;
        this.types = types;
        this.writer = writer;
        this.optionsType = optionsType;
        this.clock = clock;
    }

    Reply delete(Target target, ApiRequest request) {
        DeleteOptions options = DeleteOptions.of(request, optionsType);
        ObjectNode last = delete(target, options);
        boolean gone = !new Meta(last).deleting();
        return gone
                ? Reply.Document.of(200, StatusJson.deleted(target.type(), new Meta(last)))
                : Reply.Document.of(last, target.type());
    }

    Reply deleteCollection(Target target, ApiRequest request) {
        DeleteOptions options = DeleteOptions.of(request, optionsType);
        Selection selection = Selection.of(request, target.type());
        List<ObjectNode> deleted = new ArrayList<>();
        for (ObjectNode object : store.list(target.type(), target.namespace()).objects()) {
            if (selection.matches(object)) {
                Meta meta = new Meta(object);
                Target item = new Target(target.type(), meta.namespace(), meta.name(), "");
                deleted.add(delete(item, options));
            }
        }
        return Reply.Document.of(ReadVerbs.listOf(target.type(), store.revision(), deleted), target.type());
    }

    private ObjectNode delete(Target target, DeleteOptions options) {
        ObjectNode current = writer.existing(target);
        Meta meta = new Meta(current);
        if (target.type().kind().equals("Namespace") && PROTECTED.contains(target.name())) {
            throw ApiException.forbidden(target.type(), target.name(), "this namespace may not be deleted");
        }
        options.check(target, meta);
        if (!meta.finalizers().isEmpty()) {
            return hold(target, current, options.dryRun());
        }
        if (options.dryRun()) {
            return current;
        }
        if (target.type().kind().equals("Namespace")) {
            empty(target.name());
        }
        return store.remove(target.key(), meta.resourceVersion());
    }

    /** Marks an object that finalizers hold; it goes when the last of them is removed. */
    private ObjectNode hold(Target target, ObjectNode current, boolean dryRun) {
        if (new Meta(current).deleting()) {
            return current;
        }
        ObjectNode marked = current.deepCopy();
        Meta meta = new Meta(marked);
        meta.set("deletionTimestamp", Meta.time(clock.instant()));
        meta.node().put("deletionGracePeriodSeconds", 0);
        return dryRun ? marked : store.replace(target.key(), meta.resourceVersion(), marked);
    }

    private void empty(String namespace) {
        for (ResourceType type : types.all()) {
            if (type.namespaced()) {
                for (ObjectNode object : store.list(type, namespace).objects()) {
                    Meta meta = new Meta(object);
                    store.remove(new Target(type, namespace, meta.name(), "").key(), meta.resourceVersion());
                }
            }
        }
    }
}
