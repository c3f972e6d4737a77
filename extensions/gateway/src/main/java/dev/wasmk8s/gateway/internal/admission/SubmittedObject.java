package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.admission.GroupVersionKind;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.internal.answer.ApiStatus;
import dev.wasmk8s.gateway.internal.answer.Refusal;
import dev.wasmk8s.gateway.internal.json.Json;
import dev.wasmk8s.gateway.internal.json.ObjectMeta;
import dev.wasmk8s.json.RawJson;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The object in the body of a create or update, made what the API server makes of it before admission: its namespace is
 * that of the URL, and a new object has nothing that the system sets. Where that changes nothing, the bytes stay those
 * of the client.
 */
final class SubmittedObject {
    private static final List<String> SYSTEM_FIELDS =
            List.of("uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink");

    private final ObjectNode tree;
    private final GroupVersionKind kind;
    private final byte[] received;
    private boolean changed;

    private SubmittedObject(ObjectNode tree, GroupVersionKind kind, byte[] received) {
        this.tree = tree;
        this.kind = kind;
        this.received = received;
    }

    /** Reads the body. */
    static SubmittedObject read(Exchange exchange) {
        WriteRequest request = exchange.request();
        boolean binary = BinaryObject.isSent(request);
        ObjectNode tree = binary ? BinaryObject.read(exchange) : Body.json(request, exchange.body());
        JsonNode metadata = tree.path("metadata");
        if (!metadata.isMissingNode() && !metadata.isNull() && !metadata.isObject()) {
            throw refused("the metadata of the object is not an object");
        }
        boolean named = ObjectMeta.kind(tree).isPresent();
        GroupVersionKind kind = ObjectMeta.kind(tree).orElseGet(() -> ResourceKind.complete(tree, exchange));
        SubmittedObject object = new SubmittedObject(tree, kind, exchange.body());
        object.changed = binary || !named;
        object.checkVersion(request);
        object.placeIn(request.objectNamespace());
        return object;
    }

    GroupVersionKind kind() {
        return kind;
    }

    ObjectNode tree() {
        return tree;
    }

    /** The object as admission sees it. */
    RawJson raw() {
        return changed ? Json.raw(tree) : RawJson.wrap(received);
    }

    /** Takes off what a new object cannot have yet. */
    void makeNew() {
        if (tree.get("metadata") instanceof ObjectNode metadata) {
            for (String field : SYSTEM_FIELDS) {
                if (metadata.path(field).isValueNode() && !metadata.path(field).isNull()) {
                    metadata.remove(field);
                    changed = true;
                }
            }
        }
    }

    /** The object, tied. */
    SubmittedObject tied(Tie tie) {
        if (tie.holds(tree)) {
            return this;
        }
        SubmittedObject tied = new SubmittedObject(tree.deepCopy(), kind, received);
        tie.apply(tied.tree);
        tied.changed = true;
        return tied;
    }

    /** Subresources take objects of other groups: Scale, Eviction, TokenRequest. */
    private void checkVersion(WriteRequest request) {
        String group = request.info().apiGroup();
        String version = request.info().apiVersion();
        if (request.info().subresource().isEmpty()
                && !(kind.group().equals(group) && kind.version().equals(version))) {
            throw refused("the API version in the data (" + groupVersion(kind.group(), kind.version())
                    + ") does not match the expected API version (" + groupVersion(group, version) + ")");
        }
    }

    private void placeIn(String namespace) {
        String own = ObjectMeta.namespace(tree);
        if (own.equals(namespace)) {
            return;
        }
        if (!own.isEmpty() && !namespace.isEmpty()) {
            throw refused("the namespace of the provided object does not match the namespace sent on the request");
        }
        if (namespace.isEmpty()) {
            ((ObjectNode) tree.get("metadata")).remove("namespace");
        } else {
            ObjectMeta.set(tree, "namespace", namespace);
        }
        changed = true;
    }

    private static String groupVersion(String group, String version) {
        return group.isEmpty() ? version : group + '/' + version;
    }

    private static Refusal refused(String message) {
        return new Refusal(Outcome.REFUSED, ApiStatus.badRequest(message));
    }
}
