package dev.wasmk8s.runtime.internal.outline.suite;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Store;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.internal.engine.SuiteEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Runs one script of the test suite, as {@code wast2json} writes it, in one mode. */
final class ScriptRun {
    private static final String VECTORS = "vectors, which the engine's compiler does not know";

    private final Path folder;
    private final JsonNode script;
    private final Mode mode;
    private final Store store = SpecHost.store();
    private final Map<String, Instance> instances = new HashMap<>();
    private final Map<String, Instance> registered = new HashMap<>();
    /** Those that a module was to change that was skipped. */
    private final Set<Instance> unchanged = Collections.newSetFromMap(new IdentityHashMap<>());

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
            return SpecValues.isAboutVectors(e)
                    ? Outcome.skipped(place, VECTORS)
                    : Outcome.failed(place, String.valueOf(e));
        }
    }

    private Outcome load(JsonNode command, String place) {
        current = null;
        instances.remove(command.path("name").asString(""));
        byte[] wasm = read(command);
        Optional<String> refusal = mode.refusal(wasm);
        if (refusal.isPresent()) {
            return skipped(place, wasm, refusal.get());
        }
        current = mode.instantiate(wasm, store.toImportValues());
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
        registered.put(command.path("as").asString(), instance);
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
        } catch (RuntimeException | StackOverflowError e) {
            ReviewException trap = (ReviewException) SuiteEngine.translate(e);
            return trap.code() == FailureCode.GUEST_TRAPPED
                    ? Outcome.passed(place, trap.detail())
                    : failedToTrap(place, trap);
        }
    }

    private static Outcome failedToTrap(String place, ReviewException told) {
        return SpecValues.isAboutVectors(told)
                ? Outcome.skipped(place, VECTORS)
                : Outcome.failed(place, told.toString());
    }

    private Outcome assertRefused(JsonNode command, String place, boolean linking) {
        if (command.path("module_type").asString().equals("text")) {
            return Outcome.skipped(place, "text format");
        }
        byte[] wasm = read(command);
        try {
            Optional<String> refusal = linking ? mode.refusal(wasm) : Optional.empty();
            if (refusal.isPresent()) {
                return skipped(place, wasm, refusal.get());
            }
            if (linking) {
                mode.instantiate(wasm, store.toImportValues());
            } else {
                Instance.builder(Parser.parse(wasm)).withInitialize(false).withStart(false);
            }
            return Outcome.failed(place, "accepted");
        } catch (ChicoryException e) {
            return Outcome.passed(place);
        } catch (IndexOutOfBoundsException e) {
            // Compiled code leaves it to Java to check the bounds of memory.
            return linking && mode.isOurs() ? Outcome.passed(place) : Outcome.failed(place, e.toString());
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
        Instance instance = name.isEmpty() ? current : instances.get(name);
        return instance != null && importsFrom(instance).anyMatch(unchanged::contains) ? null : instance;
    }

    private byte[] read(JsonNode command) {
        try {
            return Files.readAllBytes(folder.resolve(command.path("filename").asString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An instance and those that it imports from. */
    private Stream<Instance> importsFrom(Instance instance) {
        return Stream.concat(Stream.of(instance), importsOf(instance.module()));
    }

    private Stream<Instance> importsOf(WasmModule module) {
        return module.importSection().stream()
                .map(each -> registered.get(each.module()))
                .filter(Objects::nonNull);
    }

    private Outcome skipped(String place, byte[] wasm, String reason) {
        importsOf(Parser.parse(wasm)).forEach(unchanged::add);
        return Outcome.skipped(place, reason);
    }

    private static Outcome noModule(String place) {
        return Outcome.skipped(place, "its module was skipped, or one that changes it");
    }
}
