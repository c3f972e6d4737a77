package dev.wasmk8s.examples.apiserver.embedded.resource;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The metadata of an object, read and written in place. Absent texts are empty.
 *
 * @param object the whole object
 */
public record Meta(ObjectNode object) {
    /** The object's metadata, created if it has none. */
    public ObjectNode node() {
        return object.get("metadata") instanceof ObjectNode node ? node : object.putObject("metadata");
    }

    /** A text field of the metadata. */
    public String text(String field) {
        return object.path("metadata").path(field).asString("");
    }

    /** {@code metadata.name}. */
    public String name() {
        return text("name");
    }

    /** {@code metadata.namespace}. */
    public String namespace() {
        return text("namespace");
    }

    /** {@code metadata.uid}. */
    public String uid() {
        return text("uid");
    }

    /** {@code metadata.resourceVersion}. */
    public String resourceVersion() {
        return text("resourceVersion");
    }

    /** {@code metadata.generation}, 0 if absent. */
    public long generation() {
        return object.path("metadata").path("generation").asLong(0);
    }

    /** Whether the object waits for its finalizers. */
    public boolean deleting() {
        return !text("deletionTimestamp").isEmpty();
    }

    /** {@code metadata.finalizers}. */
    public List<String> finalizers() {
        List<String> finalizers = new ArrayList<>();
        object.path("metadata").path("finalizers").forEach(item -> finalizers.add(item.asString("")));
        return finalizers;
    }

    /** {@code metadata.labels}. */
    public Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        object.path("metadata")
                .path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
        return labels;
    }

    /** Sets a text field, or removes it if the text is empty. */
    public void set(String field, String text) {
        if (text.isEmpty()) {
            node().remove(field);
        } else {
            node().put(field, text);
        }
    }

    /** Makes a field what it is in another object, absent included. */
    public void copy(String field, Meta from) {
        JsonNode value = from.object.path("metadata").get(field);
        if (value == null) {
            node().remove(field);
        } else {
            node().set(field, value.deepCopy());
        }
    }

    /** A time as Kubernetes writes it, to the second. */
    public static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
