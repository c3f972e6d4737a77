package dev.wasmk8s.spec.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** JUnit is optional: who does not use the kit does without. */
class OptionalJUnitTest {
    @Test
    void only_two_classes_of_the_kit_know_junit() throws IOException, URISyntaxException {
        Path classes = Path.of(ConformanceKit.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            assertThat(files.filter(file -> file.toString().endsWith(".class"))
                            .filter(OptionalJUnitTest::namesJUnit)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("ConformanceKit.class", "ConformanceRun.class");
        }
    }

    private static boolean namesJUnit(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("org/junit/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
