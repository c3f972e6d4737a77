package dev.wasmk8s.gateway.internal.admission;

import dev.wasmk8s.gateway.internal.json.ObjectMeta;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What ties a write to the stored object that admission saw: its version, and its uid, since the API server does not
 * compare versions with an object that is gone, and would make a new one.
 *
 * @param resourceVersion the version; empty if the object has none
 * @param uid the uid; empty for none in particular
 */
record Tie(String resourceVersion, String uid) {
    /**
     * To there being no object. The API server compares versions only with an object that exists, and this is the
     * version of none.
     */
    static final Tie NONE = new Tie("1", "");

    /** To an object as it is stored, or to that in a body that was tied before. */
    static Tie to(JsonNode object) {
        return new Tie(ObjectMeta.resourceVersion(object), ObjectMeta.uid(object));
    }

    /** Whether an object names this very one, as far as it names any. */
    boolean allows(JsonNode object) {
        String version = ObjectMeta.resourceVersion(object);
        String other = ObjectMeta.uid(object);
        return (version.isEmpty() || version.equals(resourceVersion)) && (other.isEmpty() || other.equals(uid));
    }

    /** Whether a body is tied so already. */
    boolean holds(JsonNode object) {
        return resourceVersion.equals(ObjectMeta.resourceVersion(object))
                && (uid.isEmpty() || uid.equals(ObjectMeta.uid(object)));
    }

    /** Ties a body, in place. */
    void apply(ObjectNode object) {
        if (!resourceVersion.isEmpty()) {
            ObjectMeta.set(object, "resourceVersion", resourceVersion);
        }
        if (!uid.isEmpty()) {
            ObjectMeta.set(object, "uid", uid);
        }
    }
}
