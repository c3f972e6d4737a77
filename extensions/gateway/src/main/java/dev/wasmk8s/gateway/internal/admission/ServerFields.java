package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.gateway.internal.json.Json;
import dev.wasmk8s.gateway.internal.json.Nulls;
import dev.wasmk8s.gateway.internal.json.SameJson;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fields of metadata that the API server alone sets. */
final class ServerFields {
    private static final List<String> VERSIONS = List.of("resourceVersion", "generation", "selfLink");
    private static final List<String> OF_A_NEW_OBJECT = List.of("uid", "creationTimestamp", "resourceVersion");
    private static final List<String> ALL =
            List.of("resourceVersion", "generation", "selfLink", "uid", "creationTimestamp", "managedFields");

    private ServerFields() {}

    /** Takes off what counts changes. */
    static void removeVersions(ObjectNode object) {
        remove(object, VERSIONS);
    }

    /** Takes off, in place, what the API server drew for an object that it did not create after all. */
    static ObjectNode withoutIdentity(ObjectNode object) {
        remove(object, OF_A_NEW_OBJECT);
        return object;
    }

    /** Gives an object that admission made the fields that the object had which it was made of. */
    static void copy(ObjectNode from, ObjectNode to) {
        remove(to, ALL);
        for (String field : ALL) {
            JsonNode value = from.path("metadata").path(field);
            if (!value.isMissingNode()) {
                to.withObject("/metadata").set(field, value);
            }
        }
    }

    /** A copy without these fields and without nulls. */
    static ObjectNode bare(ObjectNode object) {
        ObjectNode bare = object.deepCopy();
        remove(bare, ALL);
        Nulls.drop(bare, Json.object(), key -> true);
        return bare;
    }

    /** Whether two objects are the same but for these fields and for nulls. */
    static boolean equalBesides(ObjectNode one, ObjectNode other) {
        return SameJson.test(bare(one), bare(other));
    }

    private static void remove(ObjectNode object, List<String> fields) {
        if (object.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(fields);
        }
    }
}
