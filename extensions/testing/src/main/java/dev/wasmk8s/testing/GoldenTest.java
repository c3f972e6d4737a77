package dev.wasmk8s.testing;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.spec.UseCase;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * One golden test. Immutable.
 *
 * @param name the path of its file in its folder, without the ending, with slashes
 * @param file its file
 * @param module the module that the file names; relative to the file it has been found already
 * @param settings the settings; absent is not the same as {@code {}}
 * @param useCase what the review asks
 * @param review the whole review that is asked
 * @param expectation what must come of it; absent in a file that is still to be completed
 */
public record GoldenTest(
        String name,
        Path file,
        Optional<Path> module,
        Optional<RawJson> settings,
        UseCase useCase,
        RawJson review,
        Optional<Expectation> expectation) {
    /** Checks that nothing is null. */
    public GoldenTest {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(useCase, "useCase");
        Objects.requireNonNull(review, "review");
        Objects.requireNonNull(expectation, "expectation");
    }
}
