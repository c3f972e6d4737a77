package dev.wasmk8s.examples.apiserver.embedded.apply;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody who manages fields of an object: one entry of {@code metadata.managedFields}. Immutable.
 *
 * @param id who, and how
 * @param time when the fields changed last
 * @param fields the fields
 */
record Manager(Id id, String time, FieldSet fields) {
    static final String APPLY = "Apply";
    static final String UPDATE = "Update";

    /**
     * What tells entries apart.
     *
     * @param name of the manager
     * @param operation {@code Apply} or {@code Update}
     * @param apiVersion the version in which the fields are named
     * @param subresource through which it writes; empty for the object itself
     */
    record Id(String name, String operation, String apiVersion, String subresource) {}

    static Manager parse(JsonNode entry) {
        Id id = new Id(
                entry.path("manager").asString(""),
                entry.path("operation").asString(""),
                entry.path("apiVersion").asString(""),
                entry.path("subresource").asString(""));
        return new Manager(id, entry.path("time").asString(""), FieldSet.parse(entry.path("fieldsV1")));
    }

    ObjectNode toJson() {
        ObjectNode entry = Json.object()
                .put("manager", id.name())
                .put("operation", id.operation())
                .put("apiVersion", id.apiVersion());
        if (!time.isEmpty()) {
            entry.put("time", time);
        }
        entry.put("fieldsType", "FieldsV1").set("fieldsV1", fields.toJson());
        if (!id.subresource().isEmpty()) {
            entry.put("subresource", id.subresource());
        }
        return entry;
    }

    Manager with(FieldSet changed) {
        return new Manager(id, time, changed);
    }

    /** As messages about conflicts name it. */
    String readable() {
        String text = "\"" + id.name() + "\"";
        if (!id.subresource().isEmpty()) {
            text += " with subresource \"" + id.subresource() + "\"";
        }
        if (id.operation().equals(UPDATE)) {
            text += " using " + id.apiVersion() + (time.isEmpty() ? "" : " at " + time);
        }
        return text;
    }
}
