package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.examples.apiserver.embedded.api.ApiRequest;
import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import dev.wasmk8s.examples.apiserver.embedded.api.Reply;
import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import dev.wasmk8s.examples.apiserver.embedded.resource.ResourceType;
import dev.wasmk8s.examples.apiserver.embedded.select.Selection;
import dev.wasmk8s.examples.apiserver.embedded.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Get, list and watch. Thread-safe. */
final class ReadVerbs {
    private final ObjectStore store;
    private final ObjectWriter writer;

    ReadVerbs(ObjectStore store, ObjectWriter writer) {
        this.store = store;
        this.writer = writer;
    }

    Reply get(Target target) {
        return Reply.Document.of(writer.existing(target), target.type());
    }

    Reply list(Target target, ApiRequest request) {
        Selection selection = Selection.of(request, target.type());
        ObjectStore.Listing listing = store.list(target.type(), target.namespace());
        Revisions.checkReached(request, listing.revision());
        Continuation continuation = Continuation.of(request.parameter("continue"));
        List<ObjectNode> selected = new ArrayList<>();
        for (ObjectNode object : listing.objects()) {
            if (selection.matches(object) && continuation.isBefore(new Meta(object))) {
                selected.add(object);
            }
        }
        return Reply.Document.of(
                document(target.type(), listing.revision(), selected, request.number("limit"), selection.all()),
                target.type());
    }

    private static ObjectNode document(
            ResourceType type, long revision, List<ObjectNode> selected, OptionalLong limit, boolean all) {
        long size = limit.orElse(0) == 0 ? selected.size() : Math.min(limit.getAsLong(), selected.size());
        List<ObjectNode> page = selected.subList(0, (int) size);
        ObjectNode list = listOf(type, revision, page);
        if (page.size() < selected.size()) {
            ObjectNode metadata = (ObjectNode) list.path("metadata");
            metadata.put("continue", Continuation.after(new Meta(page.get(page.size() - 1))));
            if (all) {
                metadata.put("remainingItemCount", selected.size() - page.size());
            }
        }
        return list;
    }

    /** A list document of objects. */
    static ObjectNode listOf(ResourceType type, long revision, List<ObjectNode> objects) {
        ObjectNode list = Json.object().put("kind", type.kind() + "List").put("apiVersion", type.apiVersion());
        list.putObject("metadata").put("resourceVersion", Long.toString(revision));
        ArrayNode items = list.putArray("items");
        for (ObjectNode object : objects) {
            // Kind and version are those of the list; items do not repeat them.
            ObjectNode item = items.addObject();
            object.properties().forEach(field -> {
                if (!field.getKey().equals("kind") && !field.getKey().equals("apiVersion")) {
                    item.set(field.getKey(), field.getValue());
                }
            });
        }
        return list;
    }

    Reply watch(Target target, ApiRequest request) {
        String since = request.parameter("resourceVersion");
        boolean fromNow = since.isEmpty() || since.equals("0") || request.flag("sendInitialEvents");
        return new Reply.Watch(
                target.type(),
                target.namespace(),
                Selection.of(request, target.type()),
                fromNow ? OptionalLong.empty() : request.number("resourceVersion"),
                request.flag("allowWatchBookmarks"),
                request.flag("sendInitialEvents"),
                request.number("timeoutSeconds"));
    }
}
