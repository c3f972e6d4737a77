package dev.wasmk8s.cli;

import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.testing.Difference;
import dev.wasmk8s.testing.GoldenResult;
import dev.wasmk8s.testing.GoldenSuite;
import dev.wasmk8s.testing.GoldenTest;
import dev.wasmk8s.testing.json.Json;
import dev.wasmk8s.testing.report.JunitXmlReport;
import dev.wasmk8s.testing.report.TapReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs golden tests. */
@Command(
        name = "test",
        header = "Run the golden tests of a folder.",
        description =
                "A golden test is a file in YAML or JSON with a review, settings, and what is expected of the module.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all tests pass", "1:some fail", "2:there is a mistake in a file, or there are no tests"},
        footer = {
            "",
            "Examples:",
            "  wasm-k8s test tests --module labels.wasm",
            "  wasm-k8s test tests --format junit > report.xml",
            "  wasm-k8s test tests --update   (writes the answers into the files)"
        })
final class TestCommand extends Subcommand {
    /** How results are told in text. */
    enum Format {
        TEXT,
        TAP,
        JUNIT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "FOLDER", description = "The folder, or a single file.")
    private Path folder = Path.of("");

    @Option(
            names = {"-m", "--module"},
            paramLabel = "FILE",
            description = "The module of all tests. Default: that which each file names.")
    @Nullable
    private Path module;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; JUnit means its XML. Default: text.")
    private Format format = Format.TEXT;

    @Option(names = "--update", description = "Rewrite what is expected where it does not hold, or is missing.")
    private boolean update;

    @Mixin
    private EngineOptions engine = new EngineOptions();

    TestCommand(Shell shell) {
        super(shell);
    }

    @Override
    public Integer call() {
        if (json() && format != Format.TEXT) {
            throw new CommandException("--output json and --format " + format + " exclude each other");
        }
        GoldenSuite.Builder builder = GoldenSuite.in(folder)
                .mode(engine.engineMode())
                .limits(engine.limits())
                .options(engine::apply)
                .update(update);
        if (module != null) {
            // Told once, and not by every test.
            Inputs.file(module);
            builder.module(module);
        }
        try (GoldenSuite suite = builder.open()) {
            if (!suite.problems().isEmpty()) {
                throw new CommandException(
                        CommandException.MISTAKE,
                        suite.problems().stream().map(Problem::toString).toList(),
                        null);
            }
            List<GoldenResult> results = run(suite);
            tell(results);
            return results.stream().allMatch(GoldenResult::passed) ? 0 : 1;
        }
    }

    private List<GoldenResult> run(GoldenSuite suite) {
        List<GoldenTest> tests = suite.tests();
        List<GoldenResult> results = new ArrayList<>();
        try (Progress progress = progress()) {
            for (GoldenTest test : tests) {
                progress.show((results.size() + 1) + "/" + tests.size() + " " + test.name());
                results.add(suite.run(test));
            }
        }
        return results;
    }

    private void tell(List<GoldenResult> results) {
        if (json()) {
            println(json(results));
            return;
        }
        switch (format) {
            case TAP -> print(TapReport.of(results));
            case JUNIT -> print(JunitXmlReport.of(folder.toString(), results));
            case TEXT -> text(results);
        }
    }

    private void text(List<GoldenResult> results) {
        for (GoldenResult result : results) {
            println(word(result) + " " + result.test().name());
            if (!result.passed()) {
                result.differences()
                        .forEach(difference ->
                                println(difference.toString().indent(9).stripTrailing()));
            }
        }
        long failed = results.stream().filter(result -> !result.passed()).count();
        println(results.size() + (results.size() == 1 ? " test, " : " tests, ") + failed + " failed");
    }

    private String word(GoldenResult result) {
        if (result.updated()) {
            return coloured("yellow", "updated ");
        }
        return result.passed() ? coloured("green", "ok      ") : coloured("bold,red", "FAILED  ");
    }

    private static Json json(List<GoldenResult> results) {
        long failed = results.stream().filter(result -> !result.passed()).count();
        return new JsonObject()
                .with(
                        "tests",
                        new Json.Sequence(
                                results.stream().map(TestCommand::json).toList()))
                .with("passed", results.size() - failed)
                .with("failed", failed)
                .json();
    }

    private static Json json(GoldenResult result) {
        return new JsonObject()
                .with("name", result.test().name())
                .with("file", result.test().file().toString())
                .with("passed", Json.of(result.passed()))
                .with("updated", Json.of(result.updated()))
                .with(
                        "differences",
                        new Json.Sequence(result.differences().stream()
                                .map(TestCommand::json)
                                .toList()))
                .json();
    }

    private static Json json(Difference difference) {
        return new JsonObject()
                .with("path", difference.path())
                .with("expected", difference.expected())
                .with("found", difference.found())
                .json();
    }
}
