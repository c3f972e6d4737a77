package dev.wasmk8s.runtime.internal.outline.suite;

import dev.wasmk8s.runtime.internal.outline.suite.Outcome.Verdict;
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
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Runs the WebAssembly core test suite in every {@link Mode}, and compares command by command: no mode may do
 * worse than the stock engine. Needs {@code wast2json}. Run by {@code extended/spec-suite}.
 *
 * <p>System properties: {@code suite} is the folder of the scripts, {@code report} the file to write, and
 * {@code scripts} a pattern of the names of the scripts to run. Those about vectors, which the compiler does not
 * know, are left out.
 */
public final class SpecSuite {
    private final Map<Mode, List<Outcome>> outcomes = new EnumMap<>(Mode.class);
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> otherWords = new TreeMap<>();

    private boolean worse;

    private SpecSuite() {
        for (Mode mode : Mode.values()) {
            outcomes.put(mode, new ArrayList<>());
        }
    }

    /** Runs the suite. Ends with status 1 if a mode of ours fails what the stock engine passes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Pattern only = Pattern.compile(System.getProperty("scripts", "(?!simd_).*"));
        Path suite = Path.of(System.getProperty("suite", "../shared/data/wasm-testsuite"));
        Path report = Path.of(System.getProperty("report", "target/spec-suite.md"));
        SpecSuite run = new SpecSuite();
        for (Path script : scripts(suite, only)) {
            run.add(script);
        }
        Files.createDirectories(report.toAbsolutePath().getParent());
        try (PrintWriter writer = new PrintWriter(report.toFile(), StandardCharsets.UTF_8)) {
            new SuiteReport(run.outcomes, run.differences, run.otherWords).write(writer);
        }
        System.out.println(Files.readString(report));
        System.exit(run.worse ? 1 : 0);
    }

    private static List<Path> scripts(Path suite, Pattern only) throws IOException {
        try (Stream<Path> files = Files.list(suite)) {
            return files.filter(file -> file.toString().endsWith(".wast"))
                    .filter(file -> only.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private void add(Path script) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("spec");
        try {
            JsonNode converted = convert(script, folder);
            int first = outcomes.get(Mode.STOCK).size();
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
        List<Outcome> stock = outcomes.get(Mode.STOCK);
        for (Mode mode : Mode.values()) {
            for (int i = first; i < stock.size(); i++) {
                compare(mode, outcomes.get(mode).get(i), stock.get(i));
            }
        }
    }

    private void compare(Mode mode, Outcome outcome, Outcome stock) {
        if (outcome.verdict() == Verdict.SKIPPED || stock.verdict() == Verdict.SKIPPED) {
            return;
        }
        if (outcome.verdict() != stock.verdict()) {
            worse |= mode.isOurs() && outcome.verdict() == Verdict.FAILED;
            differences.add(mode + ": " + outcome + " instead of " + stock);
        } else if (outcome.verdict() == Verdict.PASSED && !words(outcome).equals(words(stock))) {
            otherWords.merge(
                    mode + ": \"" + words(outcome) + "\" instead of \"" + words(stock) + "\"", 1, Integer::sum);
        }
    }

    /** What was told, without the numbers in it. */
    private static String words(Outcome outcome) {
        return outcome.detail().replaceAll("-?\\d+", "N");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
