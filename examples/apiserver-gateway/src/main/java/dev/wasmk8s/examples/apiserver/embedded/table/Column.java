package dev.wasmk8s.examples.apiserver.embedded.table;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A column of a table. Immutable.
 *
 * @param heading what stands above it
 * @param type {@code string} or {@code integer}
 * @param wide whether it is shown only where there is much room
 * @param cell what an object has in it
 */
record Column(String heading, String type, boolean wide, Cell cell) {
    /** What an object has in a column. */
    @FunctionalInterface
    interface Cell {
        /** Its value at that time. */
        JsonNode of(ObjectNode object, Instant now);
    }

    static Column text(String heading, Function<ObjectNode, String> cell) {
        return new Column(heading, "string", false, (object, now) -> Json.text(cell.apply(object)));
    }

    /** The text at a path of fields; {@code <none>} if there is none. */
    static Column field(String heading, String path) {
        return text(heading, object -> {
            JsonNode node = object;
            for (String part : path.split("\\.", -1)) {
                node = node.path(part);
            }
            return node.asString("").isEmpty() ? "<none>" : node.asString();
        });
    }

    static Column number(String heading, Function<ObjectNode, Integer> cell) {
        return new Column(heading, "integer", false, (object, now) -> IntNode.valueOf(cell.apply(object)));
    }

    static Column age(String heading, Function<ObjectNode, String> time) {
        return new Column(heading, "string", false, (object, now) -> Json.text(Ages.since(time.apply(object), now)));
    }

    static Column name() {
        return field("Name", "metadata.name");
    }

    static Column age() {
        return age(
                "Age",
                object -> object.path("metadata").path("creationTimestamp").asString(""));
    }

    Column whereWide() {
        return new Column(heading, type, true, cell);
    }

    ObjectNode definition() {
        return Json.object()
                .put("name", heading)
                .put("type", type)
                .put("format", heading.equals("Name") ? "name" : "")
                .put("description", "")
                .put("priority", wide ? 1 : 0);
    }
}
