package dev.wasmk8s.gateway.internal.json;

import dev.wasmk8s.admission.GroupVersionKind;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what every resource object has. Absent values, and values of another type, read as the empty string. */
public final class ObjectMeta {
    private ObjectMeta() {}

    /** {@code apiVersion} and {@code kind}; absent if the object lacks one. */
    public static Optional<GroupVersionKind> kind(JsonNode object) {
        String apiVersion = object.path("apiVersion").stringValue("");
        String kind = object.path("kind").stringValue("");
        if (apiVersion.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        return Optional.of(new GroupVersionKind(group, apiVersion.substring(slash + 1), kind));
    }

    /** {@code metadata.name}. */
    public static String name(JsonNode object) {
        return text(object, "name");
    }

    /** {@code metadata.namespace}. */
    public static String namespace(JsonNode object) {
        return text(object, "namespace");
    }

    /** {@code metadata.uid}. */
    public static String uid(JsonNode object) {
        return text(object, "uid");
    }

    /** {@code metadata.resourceVersion}. */
    public static String resourceVersion(JsonNode object) {
        return text(object, "resourceVersion");
    }

    /** Sets a member of {@code metadata}, which is made if it is not there. */
    public static void set(ObjectNode object, String key, String value) {
        ObjectNode metadata = object.get("metadata") instanceof ObjectNode present ? present : Json.object();
        object.set("metadata", metadata.put(key, value));
    }

    private static String text(JsonNode object, String key) {
        return object.path("metadata").path(key).stringValue("");
    }
}
