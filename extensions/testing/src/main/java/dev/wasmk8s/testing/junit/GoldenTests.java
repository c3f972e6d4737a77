package dev.wasmk8s.testing.junit;

import dev.wasmk8s.testing.Difference;
import dev.wasmk8s.testing.GoldenResult;
import dev.wasmk8s.testing.GoldenSuite;
import dev.wasmk8s.testing.GoldenTest;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Golden tests for JUnit, one for each file of a folder:
 *
 * <pre>{@code
 * class LabelsPolicyTest {
 *     @TestFactory
 *     Stream<DynamicTest> answers_as_its_golden_files_say() {
 *         return GoldenTests.in(Path.of("src/test/golden"), Path.of("target/labels.wasm"));
 *     }
 * }
 * }</pre>
 *
 * <p>Each mistake in a file is a test that fails. With the system property {@value #UPDATE} set to {@code true},
 * expectations that do not hold are rewritten.
 */
public final class GoldenTests {
    /** The system property that has expectations rewritten. */
    public static final String UPDATE = "wasmk8s.golden.update";

    private GoldenTests() {}

    /** The tests of a folder, each for the module that its file names. */
    @SuppressWarnings("exports") // whoever has tests reads JUnit anyway
    public static Stream<DynamicTest> in(Path folder) {
        return of(suite(folder));
    }

    /** The tests of a folder for one module. */
    @SuppressWarnings("exports") // whoever has tests reads JUnit anyway
    public static Stream<DynamicTest> in(Path folder, Path module) {
        return of(suite(folder).module(module));
    }

    /**
     * The tests of a suite, to say more about how they are run. It is opened now, and closed when JUnit closes the stream,
     * after the last test.
     */
    @SuppressWarnings("exports") // whoever has tests reads JUnit anyway
    public static Stream<DynamicTest> of(GoldenSuite.Builder suite) {
        GoldenSuite open = suite.open();
        Stream<DynamicTest> mistakes = open.problems().stream()
                .map(problem -> DynamicTest.dynamicTest(problem.location(), () -> Assertions.fail(problem.toString())));
        Stream<DynamicTest> tests = open.tests().stream()
                .map(test -> DynamicTest.dynamicTest(test.name(), test.file().toUri(), () -> run(open, test)));
        return Stream.concat(mistakes, tests).onClose(open::close);
    }

    private static GoldenSuite.Builder suite(Path folder) {
        return GoldenSuite.in(folder).update(Boolean.getBoolean(UPDATE));
    }

    private static void run(GoldenSuite suite, GoldenTest test) {
        GoldenResult result = suite.run(test);
        if (!result.passed()) {
            String differences =
                    result.differences().stream().map(Difference::toString).collect(Collectors.joining("\n"));
            Assertions.fail(test.file() + " does not hold:\n" + differences);
        }
    }
}
