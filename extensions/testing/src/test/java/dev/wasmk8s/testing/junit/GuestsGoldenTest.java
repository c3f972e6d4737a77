package dev.wasmk8s.testing.junit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.testing.GoldenSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** The golden files beside this project's own modules, in every language that there is an SDK for. */
class GuestsGoldenTest {
    private static final Path GUESTS = Path.of("../../guests");

    /** Go starts its runtime in each call, which takes the interpreter longer than the default deadline. */
    private static final Limits PATIENT = Limits.DEFAULT.withDeadline(Duration.ofSeconds(30));

    @TestFactory
    Stream<DynamicContainer> a_module_answers_as_its_golden_files_say() {
        Stream<Path> modules = Stream.of("assemblyscript", "c", "go", "java", "rust")
                .flatMap(language -> list(GUESTS.resolve(language).resolve("modules")))
                .filter(module -> Files.isDirectory(module.resolve("tests")));
        Stream<Path> projects =
                Stream.of("go/template", "rust/template", "rust/typed").map(GUESTS::resolve);
        return Stream.concat(modules, projects).map(GuestsGoldenTest::tests);
    }

    /** Interpreted, because a few calls are not worth compiling a module. */
    private static DynamicContainer tests(Path module) {
        GoldenSuite.Builder suite = GoldenSuite.in(module.resolve("tests"))
                .mode(EngineMode.INTERPRETED)
                .limits(PATIENT);
        return dynamicContainer(GUESTS.relativize(module).toString(), GoldenTests.of(suite));
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
