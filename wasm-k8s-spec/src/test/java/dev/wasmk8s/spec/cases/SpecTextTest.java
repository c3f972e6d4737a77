package dev.wasmk8s.spec.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.verify.AuditAnnotations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps the text of the contract and what is built on it together. */
class SpecTextTest {
    private final List<String> spec;

    SpecTextTest() throws IOException {
        spec = Files.readAllLines(Path.of("SPEC.md"));
    }

    @Test
    void everyCaseNamesASection() {
        for (String id : ConformanceCases.ids()) {
            assertThat(spec).contains("## " + ConformanceCases.read(id).rule());
        }
    }

    @Test
    void everyEntryPointAndReviewIsThere() {
        for (UseCase useCase : UseCase.values()) {
            assertThat(spec).anyMatch(line -> line.startsWith("| `" + useCase.export() + "` |"));
            assertThat(spec)
                    .anyMatch(line -> line.startsWith("**" + useCase.kind() + "**, `" + useCase.apiVersion() + "`"));
        }
    }

    @Test
    void theExampleOfAPrefixIsTrue() {
        assertThat(String.join("\n", spec)).contains("`magic_validator.wasm` becomes `magic-validator.wasm`");
        assertThat(AuditAnnotations.prefix("magic_validator.wasm")).isEqualTo("magic-validator.wasm");
    }

    @Test
    void everyDecisionHasAllColumns() {
        List<String> table = spec.subList(spec.indexOf("## 13 Decisions"), spec.size());
        assertThat(table.stream().filter(line -> line.startsWith("|")))
                .hasSizeGreaterThan(40)
                .allMatch(line -> line.chars().filter(c -> c == '|').count() == 6);
    }
}
