package dev.wasmk8s.testing;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.spec.UseCase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one golden file, and reports every mistake in it. */
final class GoldenFileReader {
    private static final List<String> KEYS = List.of("module", "settings", "review", "expect");

    private final String name;
    private final Path file;
    private final boolean moduleIsGiven;
    private final boolean mayLackExpectation;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Makes a reader.
     *
     * @param moduleIsGiven whether another module is asked than the one that the file names
     * @param mayLackExpectation whether it is to be written by whoever runs the test
     */
    GoldenFileReader(String name, Path file, boolean moduleIsGiven, boolean mayLackExpectation) {
        this.name = name;
        this.file = file;
        this.moduleIsGiven = moduleIsGiven;
        this.mayLackExpectation = mayLackExpectation;
    }

    /** The test; empty if there are mistakes. */
    Optional<GoldenTest> read(Consumer<Problem> mistakes) {
        Optional<GoldenTest> test = DocumentFile.read(file, problems::add).flatMap(this::test);
        problems.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .forEach(mistakes);
        return problems.isEmpty() ? test : Optional.empty();
    }

    private Optional<GoldenTest> test(DocumentNode document) {
        Map<String, DocumentNode> members = document.members();
        KnownKeys.check(members, KEYS);
        Optional<Path> module = Optional.ofNullable(members.get("module")).flatMap(this::module);
        Optional<RawJson> settings = Optional.ofNullable(members.get("settings"))
                .map(node -> node.json().raw());
        DocumentNode review = members.get("review");
        if (review == null) {
            if (document.isObject()) {
                document.mistake("\"review\" is missing", "Give a whole review, as an API server sends it.");
            }
            return Optional.empty();
        }
        RawJson asked = review.json().raw();
        Optional<UseCase> useCase = useCase(review, asked);
        Optional<Expectation> expectation = useCase.flatMap(use -> expectation(document, members.get("expect"), use));
        return useCase.map(use -> new GoldenTest(name, file, module, settings, use, asked, expectation));
    }

    private Optional<Path> module(DocumentNode node) {
        Optional<Path> path = node.text().map(file::resolveSibling).map(Path::normalize);
        path.filter(some -> !moduleIsGiven && !Files.isRegularFile(some))
                .ifPresent(missing -> node.mistake(
                        "there is no file " + missing, "Paths are relative to this file. Was the module built?"));
        return path;
    }

    private static Optional<UseCase> useCase(DocumentNode node, RawJson review) {
        if (!node.isObject()) {
            node.mistake("expected a review, which is an object", "");
            return Optional.empty();
        }
        try {
            return Optional.of(Reviews.useCase(review));
        } catch (ReviewException e) {
            node.mistake(e.detail(), "");
            return Optional.empty();
        }
    }

    private Optional<Expectation> expectation(DocumentNode document, @Nullable DocumentNode node, UseCase useCase) {
        if (node == null) {
            if (!mayLackExpectation) {
                document.mistake("\"expect\" is missing", "Running with update writes it.");
            }
            return Optional.empty();
        }
        return ExpectationReader.read(node, useCase);
    }
}
