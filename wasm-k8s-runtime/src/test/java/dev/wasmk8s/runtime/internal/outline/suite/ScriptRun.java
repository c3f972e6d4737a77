package dev.wasmk8s.runtime.internal.outline.suite;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Store;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Runs one script of the test suite, as {@code wast2json} writes it, in one mode. */
final class ScriptRun {
    private static final String VECTORS = "vectors, which the engine's compiler does not know";

    private final Path folder;
    private final JsonNode script;
    private final Mode mode;
    private final Store store = SpecHost.store();
    private final Map<String, Instance> instances = new HashMap<>();
    private Instance current;

    ScriptRun(Path folder, JsonNode script, Mode mode) {
        this.folder = folder;
        this.script = script;
        this.mode = mode;
    }

    /** Runs all commands, and says what became of each. */
    List<Outcome> run() {
        List<Outcome> outcomes = new ArrayList<>();
        String source =
                Path.of(script.path("source_filename").asString()).getFileName().toString();
        boolean vectors = source.startsWith("simd_");
        for (JsonNode command : script.path("commands")) {
            String type = command.path("type").asString();
            String place =
                    Path.of(source).getFileName() + ":" + command.path("line").asInt() + " " + type;
            outcomes.add(run(type, command, place));
        }
        return outcomes;
    }

    private Outcome run(String type, JsonNode command, String place) {
        try {
            return switch (type) {
                case "module" -> load(command, place);
                case "register" -> register(command, place);
                case "action" -> assertReturn(command, place);
                case "assert_return" -> assertReturn(command, place);
                case "assert_trap", "assert_exhaustion" -> assertTrap(command, place);
                case "assert_invalid", "assert_malformed" -> assertRefused(command, place, false);
                case "assert_unlinkable", "assert_uninstantiable" -> assertRefused(command, place, true);
                default -> Outcome.skipped(place, "unknown command");
            };
        } catch (RuntimeException | StackOverflowError e) {
            return Outcome.failed(place, String.valueOf(e));
        }
    }

    private Outcome load(JsonNode command, String place) {
        current = null;
        current = instantiate(command);
        if (command.has("name")) {
            instances.put(command.path("name").asString(), current);
        }
        return Outcome.passed(place);
    }

    private Outcome register(JsonNode command, String place) {
        Instance instance = instance(command);
        if (instance == null) {
            return noModule(place);
        }
        store.register(command.path("as").asString(), instance);
        return Outcome.passed(place);
    }

    private Outcome assertReturn(JsonNode command, String place) {
        JsonNode action = command.path("action");
        if (SpecValues.hasVectors(action.path("args")) || SpecValues.hasVectors(command.path("expected"))) {
            return Outcome.skipped(place, VECTORS);
        }
        Instance instance = instance(action);
        if (instance == null) {
            return noModule(place);
        }
        long[] results = act(instance, action);
        boolean right =
                command.path("type").asString().equals("action") || SpecValues.match(command.path("expected"), results);
        return right ? Outcome.passed(place) : Outcome.failed(place, "returned " + Arrays.toString(results));
    }

    private Outcome assertTrap(JsonNode command, String place) {
        Instance instance = instance(command.path("action"));
        if (instance == null) {
            return noModule(place);
        }
        try {
            act(instance, command.path("action"));
            return Outcome.failed(place, "no trap");
        } catch (ChicoryException e) {
            return Outcome.passed(place + ": " + e.getMessage());
        }
    }

    private Outcome assertRefused(JsonNode command, String place, boolean linking) {
        if (command.path("module_type").asString().equals("text")) {
            return Outcome.skipped(place, "text format");
        }
        try {
            if (linking) {
                instantiate(command);
            } else {
                Instance.builder(parse(command)).withInitialize(false).withStart(false);
            }
            return Outcome.failed(place, "accepted");
        } catch (ChicoryException e) {
            return Outcome.passed(place);
        }
    }

    private long[] act(Instance instance, JsonNode action) {
        String field = action.path("field").asString();
        return action.path("type").asString().equals("get")
                ? new long[] {instance.exports().global(field).getValue()}
                : instance.export(field).apply(SpecValues.arguments(action.path("args")));
    }

    private Instance instance(JsonNode node) {
        String name = node.path("module").asString(node.path("name").asString(""));
        return name.isEmpty() ? current : instances.get(name);
    }

    private Instance instantiate(JsonNode command) {
        WasmModule module = parse(command);
        return Instance.builder(module)
                .withImportValues(store.toImportValues())
                .withMemoryFactory(ByteArrayMemory::new)
                .withMachineFactory(mode.machines(module))
                .build();
    }

    private WasmModule parse(JsonNode command) {
        try {
            return Parser.parse(
                    Files.readAllBytes(folder.resolve(command.path("filename").asString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome noModule(String place) {
        return Outcome.skipped(place, "its module was not loaded");
    }
}
