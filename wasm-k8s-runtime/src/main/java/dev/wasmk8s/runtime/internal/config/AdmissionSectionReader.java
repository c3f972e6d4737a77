package dev.wasmk8s.runtime.internal.config;

import java.util.List;
import java.util.Optional;

/** The admission section of an AccessControlConfiguration: {@code modules}, {@code groups}, or both. */
record AdmissionSectionReader(ModuleReader modules) {
    private static final List<String> KEYS = List.of("modules", "groups");

    AdmissionSection read(Field section) {
        Fields fields = Fields.of(section, KEYS);
        Optional<Field> listed = fields.get("modules").filter(field -> !field.isEmptyList());
        Optional<Field> groups = fields.get("groups").filter(field -> !field.isEmptyList());
        if (fields.isObject() && listed.isEmpty() && groups.isEmpty()) {
            section.mistake("lists no modules", "Name at least one under \"modules\", or a group under \"groups\".");
        }
        return new AdmissionSection(
                listed.map(modules::readAll).orElse(List.of()),
                groups.map(new GroupReader(modules.files())::readAll).orElse(List.of()));
    }
}
