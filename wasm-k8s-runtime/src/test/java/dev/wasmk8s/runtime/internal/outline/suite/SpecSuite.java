package dev.wasmk8s.runtime.internal.outline.suite;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Runs the WebAssembly core test suite in every {@link Mode}, and compares command by command: outlining must change
 * no outcome. Needs {@code wast2json}. Run by {@code extended/spec-suite}.
 *
 * <p>System properties: {@code suite} is the folder of the scripts, {@code report} the file to write.
 */
public final class SpecSuite {
    private final Map<Mode, List<Outcome>> outcomes = new EnumMap<>(Mode.class);
    private final List<String> differences = new ArrayList<>();

    private SpecSuite() {
        for (Mode mode : Mode.values()) {
            outcomes.put(mode, new ArrayList<>());
        }
    }

    /** Runs the suite. Ends with status 1 if a mode differs from plain compiled code. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path suite = Path.of(System.getProperty("suite", "../shared/data/wasm-testsuite"));
        Path report = Path.of(System.getProperty("report", "target/spec-suite.md"));
        SpecSuite run = new SpecSuite();
        for (Path script : scripts(suite)) {
            run.add(script);
        }
        Files.createDirectories(report.toAbsolutePath().getParent());
        try (PrintWriter writer = new PrintWriter(report.toFile(), StandardCharsets.UTF_8)) {
            new SuiteReport(run.outcomes, run.differences).write(writer);
        }
        System.out.println(Files.readString(report));
        System.exit(run.differences.isEmpty() ? 0 : 1);
    }

    private static List<Path> scripts(Path suite) throws IOException {
        try (Stream<Path> files = Files.list(suite)) {
            return files.filter(file -> file.toString().endsWith(".wast"))
                    .sorted()
                    .toList();
        }
    }

    private void add(Path script) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("spec");
        try {
            JsonNode converted = convert(script, folder);
            int first = outcomes.get(Mode.COMPILED).size();
            for (Mode mode : Mode.values()) {
                outcomes.get(mode).addAll(new ScriptRun(folder, converted, mode).run());
            }
            compare(first);
        } finally {
            delete(folder);
        }
    }

    private static JsonNode convert(Path script, Path folder) throws IOException, InterruptedException {
        Path json = folder.resolve("script.json");
        int status = new ProcessBuilder("wast2json", script.toString(), "-o", json.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("wast2json failed on " + script);
        }
        return new ObjectMapper().readTree(json.toFile());
    }

    private void compare(int first) {
        List<Outcome> compiled = outcomes.get(Mode.COMPILED);
        for (Mode mode : List.of(Mode.OUTLINED, Mode.SHUFFLED)) {
            List<Outcome> others = outcomes.get(mode);
            for (int i = first; i < compiled.size(); i++) {
                if (!compiled.get(i).equals(others.get(i))) {
                    differences.add(mode + ": " + others.get(i) + " instead of " + compiled.get(i));
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
