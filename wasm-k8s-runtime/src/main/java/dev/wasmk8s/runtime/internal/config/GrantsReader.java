package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.Grants;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a module may see of the host; nothing is granted that is not named. */
final class GrantsReader {
    private static final List<String> KEYS = List.of("arguments", "environment", "readOnlyDirectories");

    private GrantsReader() {}

    static Grants read(Field field, FileLookup files) {
        Fields fields = Fields.of(field, KEYS);
        Map<String, Path> directories =
                map(fields, "readOnlyDirectories", (directory, written) -> files.directory(directory, written));
        return new Grants(
                fields.get("arguments").map(Field::texts).orElse(List.of()),
                map(fields, "environment", (variable, value) -> Optional.of(value)),
                directories);
    }

    private static <T> Map<String, T> map(Fields grants, String key, BiFunction<Field, String, Optional<T>> reader) {
        Map<String, T> result = new LinkedHashMap<>();
        grants.get(key).ifPresent(field -> Fields.ofAny(field).all().forEach((name, value) -> {
            if (name.isEmpty()) {
                value.mistake("the name is empty", "Give it one.");
            }
            value.text().flatMap(text -> reader.apply(value, text)).ifPresent(read -> result.put(name, read));
        }));
        return result;
    }
}
