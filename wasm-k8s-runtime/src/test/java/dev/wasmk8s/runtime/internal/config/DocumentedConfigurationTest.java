package dev.wasmk8s.runtime.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The files shown in {@code docs/configuration.md} are read without a mistake. */
class DocumentedConfigurationTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml (\\w+)\\n(.*?)^```$");

    @TempDir
    private Path directory;

    @TestFactory
    List<DynamicTest> isReadWithoutAMistake() throws IOException {
        Files.createDirectories(directory.resolve("policies/data"));
        for (String name : List.of("tokens", "owners", "labels", "tags", "signatures")) {
            Files.write(directory.resolve("policies/" + name + ".wasm"), new byte[0]);
        }
        List<DynamicTest> tests = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(Path.of("../docs/configuration.md")));
        while (block.find()) {
            String reader = block.group(1);
            Path file = directory.resolve(tests.size() + ".yaml");
            Files.writeString(file, block.group(2));
            tests.add(dynamicTest(reader + " " + tests.size(), () -> {
                Problems problems = new Problems();
                assertThat(modules(new ConfigurationFile(file, problems), reader))
                        .isPositive();
                assertThat(problems.inOrder()).isEmpty();
            }));
        }
        assertThat(tests).hasSize(7);
        return tests;
    }

    private static int modules(ConfigurationFile file, String reader) {
        Declarations declared =
                switch (reader) {
                    case "authentication" -> file.authentication();
                    case "authorization" -> file.authorization();
                    case "admission" -> file.admission();
                    default -> file.anyKind();
                };
        return declared.authentication().size()
                + declared.authorization().size()
                + declared.admission().size()
                + declared.groups().size();
    }
}
