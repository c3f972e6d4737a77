package dev.wasmk8s.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The projects that authors copy: whole, built, and told of; works on the source tree, needs no toolchain. */
class TemplateTest {
    /** In YAML, or in JSON as it is formatted here. */
    private static final Pattern MODULE = Pattern.compile(" *\"?module\"?: \"?([^\"\\s]+)\"?,?");

    @ParameterizedTest
    @ValueSource(strings = {"go", "rust"})
    void a_template_is_built_from_what_stands_beside_it(String language) throws IOException {
        Seal seal = Seal.all().stream()
                .filter(each -> each.guest().equals(module(language)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(module(language) + " is not sealed"));

        assertThat(seal.sources())
                .anyMatch(source -> source.startsWith(language + "/template/"))
                .contains(language + "/build");
    }

    @ParameterizedTest
    @ValueSource(strings = {"go", "rust"})
    void its_golden_files_ask_its_module(String language) throws IOException {
        Path folder = Path.of(language, "template", "tests");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSizeGreaterThan(3).allSatisfy(file -> assertThat(
                            folder.resolve(module(file)).normalize())
                    .isEqualTo(Path.of(module(language))));
        }
    }

    @ParameterizedTest
    @CsvSource({"assemblyscript/modules, 20", "c/modules, 20", "go, 20", "java/modules, 10", "rust, 20"})
    void golden_files_of_modules_ask_modules_that_are_there(Path folder, int fewer) throws IOException {
        try (Stream<Path> files = Files.find(folder, 4, (file, attributes) -> isGolden(file))) {
            assertThat(files).hasSizeGreaterThan(fewer).allSatisfy(file -> assertThat(
                            file.resolveSibling(module(file)).normalize())
                    .isRegularFile());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "assemblyscript, target/policy.wasm",
        "c, target/policy.wasm",
        "go, template-go.wasm",
        "java, target/owner-label.wasm",
        "rust, template-rust.wasm"
    })
    void a_page_leads_to_it(String language, String module) throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "first-module-" + language + ".md")))
                .contains("guests/" + language + "/template", module);
    }

    private static String module(String language) {
        return language + "/template/template-" + language + ".wasm";
    }

    private static boolean isGolden(Path file) {
        String name = file.getFileName().toString();
        return file.endsWith(Path.of("tests", name)) && (name.endsWith(".yaml") || name.endsWith(".json"));
    }

    private static Path module(Path golden) throws IOException {
        List<String> modules = Files.readAllLines(golden).stream()
                .map(MODULE::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .toList();
        assertThat(modules).as("modules named in %s", golden).hasSize(1);
        return Path.of(modules.get(0));
    }
}
