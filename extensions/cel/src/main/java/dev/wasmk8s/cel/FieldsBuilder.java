package dev.wasmk8s.cel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds an object as encoding to JSON would: what is empty may be left out. Not thread-safe. */
final class FieldsBuilder {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    FieldsBuilder put(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    FieldsBuilder putUnlessEmpty(String name, String value) {
        return value.isEmpty() ? this : put(name, value);
    }

    FieldsBuilder putUnlessEmpty(String name, List<?> values) {
        return values.isEmpty() ? this : put(name, values);
    }

    FieldsBuilder putUnlessEmpty(String name, Map<?, ?> values) {
        return values.isEmpty() ? this : put(name, new JsonObject(new LinkedHashMap<>(values)));
    }

    FieldsBuilder putIfPresent(String name, Optional<?> value) {
        value.ifPresent(present -> put(name, present));
        return this;
    }

    JsonObject build() {
        return new JsonObject(fields);
    }
}
