package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is run, what it is given and what it may use: the keys that say so are the same wherever a module is named.
 *
 * @param byDefault the limits of a module that names none
 * @param deadlineKey the key that declares the deadline, if that is not for the limits to do
 */
record ProgramReader(FileLookup files, Limits byDefault, Optional<String> deadlineKey) {
    static final List<String> KEYS = List.of("module", "settings", "debug", "limits", "grants", "guests");
    private static final int MOST_GUESTS = 10_000;

    ProgramReader(FileLookup files) {
        this(files, Limits.DEFAULT, Optional.empty());
    }

    /** The same for modules whose deadline is declared under a key of another object. */
    ProgramReader withDeadline(String key, Duration deadline) {
        return new ProgramReader(files, byDefault.withDeadline(deadline), Optional.of(key));
    }

    /**
     * A definition that has these keys and defaults; empty if the file does not tell which module it is.
     *
     * @param name its name; by default that of the file
     */
    Optional<ModuleDefinition.Builder> read(Fields fields, Optional<String> name) {
        Optional<Path> path = path(fields);
        Optional<RawJson> settings = fields.get("settings").map(SettingsReader::read);
        boolean debug = fields.flag("debug");
        Limits limits = fields.get("limits").map(this::limits).orElse(byDefault);
        Grants grants = fields.get("grants")
                .map(field -> GrantsReader.read(field, files))
                .orElse(Grants.NONE);
        int guests = fields.get("guests")
                .flatMap(field -> field.wholeNumber(1, MOST_GUESTS))
                .orElse(ModuleDefinition.DEFAULT_GUESTS);
        return path.map(file -> {
            ModuleDefinition.Builder definition = ModuleDefinition.builder(
                    name.orElseGet(() -> String.valueOf(file.getFileName())), ModuleSource.file(file));
            settings.ifPresent(definition::settings);
            return definition.debug(debug).limits(limits).grants(grants).guests(guests);
        });
    }

    private Limits limits(Field field) {
        return deadlineKey
                .map(key -> LimitsReader.readWithoutDeadline(field, byDefault, key))
                .orElseGet(() -> LimitsReader.read(field, byDefault));
    }

    private Optional<Path> path(Fields fields) {
        Optional<Field> field = fields.get("module");
        Optional<String> written = field.flatMap(Field::text);
        if (field.isEmpty() || written.filter(String::isEmpty).isPresent()) {
            fields.owner().mistake("no module path specified", "Set \"module\" to the path of a .wasm file.");
            return Optional.empty();
        }
        return written.flatMap(text -> files.file(field.get(), text));
    }
}
