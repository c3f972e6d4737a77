package dev.wasmk8s.runtime.internal.config;

import java.util.List;
import java.util.Optional;

/** The object with the one key {@code modules}, which files of several kinds hold somewhere. */
record ModuleListReader(ModuleReader reader) {
    private static final List<String> KEYS = List.of("modules");

    List<DeclaredModule> read(Field section) {
        Fields fields = Fields.of(section, KEYS);
        if (!fields.isObject()) {
            return List.of();
        }
        Optional<Field> modules = fields.get("modules");
        if (modules.isEmpty() || modules.get().isEmptyList()) {
            section.mistake("lists no modules", "Name at least one under \"modules\".");
            return List.of();
        }
        return reader.readAll(modules.get());
    }
}
