package dev.wasmk8s.cli;

import dev.wasmk8s.testing.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers the members of a JSON object, in order. Not thread-safe. */
final class JsonObject {
    private final Map<String, Json> members = new LinkedHashMap<>();

    JsonObject with(String key, Json value) {
        members.put(key, value);
        return this;
    }

    JsonObject with(String key, String value) {
        return with(key, Json.of(value));
    }

    JsonObject with(String key, long value) {
        return with(key, Json.of(value));
    }

    /** Leaves out what is empty. */
    JsonObject withSome(String key, String value) {
        return value.isEmpty() ? this : with(key, value);
    }

    Json json() {
        return new Json.Mapping(members);
    }
}
