package dev.wasmk8s.runtime.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every file in {@code broken} with the problems that stand in the {@code .txt} file beside it, all of them and in this
 * order. The folder tells what the file is read as.
 */
class BrokenConfigurationTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void copyFiles() throws Exception {
        try (Stream<Path> files = files()) {
            for (Path file : files.toList()) {
                Path target = directory.resolve(resources().relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
                for (String module : List.of("a.wasm", "b.wasm")) {
                    Files.write(target.resolveSibling(module), new byte[0]);
                }
            }
        }
    }

    @TestFactory
    List<DynamicTest> isReportedWithAllItsMistakes() throws Exception {
        try (Stream<Path> files = files()) {
            return files.map(file -> resources().relativize(file).toString())
                    .filter(name -> !name.endsWith(".txt"))
                    .sorted()
                    .map(name ->
                            dynamicTest(name, () -> assertThat(problems(name)).isEqualTo(expected(name))))
                    .toList();
        }
    }

    private String problems(String name) {
        Problems problems = new Problems();
        ConfigurationFile file = new ConfigurationFile(directory.resolve(name), problems);
        switch (name.substring(0, name.indexOf('/'))) {
            case "authentication" -> file.authentication();
            case "authorization" -> file.authorization();
            case "admission" -> file.admission();
            default -> file.anyKind();
        }
        return problems.inOrder().stream()
                .map(problem -> problem + "\n")
                .collect(Collectors.joining())
                .replace(directory.resolve(name).getParent().toString(), "DIR")
                .replace(Path.of("").toAbsolutePath().toString(), "CWD");
    }

    private static String expected(String name) throws IOException {
        Path file = resources().resolve(name.replaceAll("\\.[a-z]+$", ".txt"));
        return Files.exists(file) ? Files.readString(file) : "no expectation";
    }

    private static Stream<Path> files() throws IOException {
        return Files.walk(resources()).filter(Files::isRegularFile);
    }

    private static Path resources() {
        try {
            return Path.of(Objects.requireNonNull(BrokenConfigurationTest.class.getResource("broken"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
