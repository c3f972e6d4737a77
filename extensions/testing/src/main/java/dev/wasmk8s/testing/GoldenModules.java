package dev.wasmk8s.testing;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.InvalidConfigurationException;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.spec.UseCase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The modules of golden tests, each loaded once for each use case, when it is first asked. Not thread-safe. */
final class GoldenModules implements AutoCloseable {
    private record Key(Path module, UseCase useCase) {}

    /** One that is loaded with the settings that it has now, or why it cannot be. */
    private record Loaded(@Nullable ModuleUnderTest module, Optional<RawJson> settings, String problem) {}

    private final EngineMode mode;
    private final Limits limits;
    private final UnaryOperator<AccessControl.Builder> options;
    private final Map<Key, Loaded> modules = new HashMap<>();

    GoldenModules(EngineMode mode, Limits limits, UnaryOperator<AccessControl.Builder> options) {
        this.mode = mode;
        this.limits = limits;
        this.options = options;
    }

    Answer ask(Path module, GoldenTest test) {
        Key key = new Key(module, test.useCase());
        Loaded loaded = modules.computeIfAbsent(key, first -> load(first, test.settings()));
        ModuleUnderTest asked = loaded.module();
        if (asked == null) {
            return new Answer.Failed(FailureCode.MODULE_INVALID, loaded.problem());
        }
        if (!loaded.settings().equals(test.settings())) {
            asked.changeSettings(test.settings());
            modules.put(key, new Loaded(asked, test.settings(), ""));
        }
        return asked.ask(test.review());
    }

    private Loaded load(Key key, Optional<RawJson> settings) {
        ModuleDefinition.Builder definition = ModuleDefinition.builder(
                        name(key.module()), ModuleSource.file(key.module()))
                .limits(limits)
                .mutating(true)
                .rules(AdmissionRule.everything());
        settings.ifPresent(definition::settings);
        try {
            AccessControl.Builder builder =
                    options.apply(AccessControl.builder().engineMode(mode));
            return new Loaded(ModuleUnderTest.load(definition.build(), key.useCase(), builder), settings, "");
        } catch (InvalidConfigurationException e) {
            String problems = e.problems().stream().map(Problem::message).collect(Collectors.joining("; "));
            return new Loaded(null, settings, problems);
        }
    }

    /** The name of a file without its ending, as a DNS name, so that it is itself the prefix of audit annotations. */
    static String name(Path module) {
        String file = String.valueOf(module.getFileName()).toLowerCase(Locale.ROOT);
        String stem = file.endsWith(".wasm") ? file.substring(0, file.length() - ".wasm".length()) : file;
        String name = stem.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return name.isEmpty() ? "module" : name;
    }

    @Override
    public void close() {
        for (Loaded loaded : modules.values()) {
            ModuleUnderTest module = loaded.module();
            if (module != null) {
                module.close();
            }
        }
        modules.clear();
    }
}
