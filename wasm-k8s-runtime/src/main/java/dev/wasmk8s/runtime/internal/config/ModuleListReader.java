package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.spec.UseCase;
import java.util.List;
import java.util.Optional;

/** The object with the one key {@code modules}, which every kind of configuration file holds somewhere. */
record ModuleListReader(ModuleReader reader) {
    private static final List<String> KEYS = List.of("modules");

    ModuleListReader(UseCase useCase, FailurePolicy byDefault, FileLookup files) {
        this(new ModuleReader(useCase, byDefault, files));
    }

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
        return modules.get().elements().stream()
                .map(reader::read)
                .flatMap(Optional::stream)
                .toList();
    }
}
