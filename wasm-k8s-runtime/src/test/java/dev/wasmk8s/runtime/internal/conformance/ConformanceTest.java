package dev.wasmk8s.runtime.internal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.spec.cases.ConformanceCase;
import dev.wasmk8s.spec.conformance.ConformanceHost;
import dev.wasmk8s.spec.conformance.ConformanceKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.io.TempDir;

/** The conformance kit on our chains and real guests, in each mode, and the page that tells what came of it. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ConformanceTest {
    private static final Path CASES = Path.of("target", "conformance", "report.json");
    private static final Path LANGUAGES = Path.of("target", "conformance", "languages.json");

    @TempDir
    private static Path directory;

    /** Every case of the contract. */
    @Nested
    @Order(1)
    class Cases implements ConformanceKit {
        @Override
        public List<ConformanceHost> hosts() throws IOException {
            List<ConformanceHost> hosts = new ArrayList<>();
            for (ConformanceMode mode : ConformanceMode.values()) {
                hosts.add(new RuntimeHost(mode.name(), GuestCode.start(mode, directory), module -> "probe"));
            }
            return hosts;
        }

        @Override
        public Path report() {
            return CASES;
        }
    }

    /** What the magic modules of each language must answer. */
    @Nested
    @Order(2)
    class Languages implements ConformanceKit {
        @Override
        public List<ConformanceHost> hosts() throws IOException {
            List<ConformanceHost> hosts = new ArrayList<>();
            for (Language language : Language.among(Guests.names())) {
                for (ConformanceMode mode : ConformanceMode.values()) {
                    hosts.add(new LanguageHost(language, mode, GuestCode.start(mode, directory)));
                }
            }
            return hosts;
        }

        @Override
        public List<ConformanceCase> cases() {
            return MagicCases.all();
        }

        @Override
        public Path report() {
            return LANGUAGES;
        }

        @Test
        void every_language_has_the_four_magic_modules() {
            assertThat(Language.among(Guests.names())).allSatisfy(language -> assertThat(language.missing())
                    .as("magic modules that %s lacks", language.name())
                    .isEmpty());
        }
    }

    /** The page. It is last, because it is made of the reports of the others. */
    @Nested
    @Order(3)
    class Page {
        @Test
        void the_page_tells_what_the_reports_tell() throws IOException {
            List<ReportRecord> cases = ReportRecord.readAll(CASES);
            List<ReportRecord> languages = ReportRecord.readAll(LANGUAGES);
            ConformancePage page = ConformancePage.read()
                    .with("cases", CaseMatrix.of(cases))
                    .with("languages", LanguageMatrix.of(languages));

            page.writeIfAsked();

            assertThat(page.text())
                    .as("docs/conformance.md is not what the reports give; write it with"
                            + " mvn test -pl wasm-k8s-runtime -am -Dtest=ConformanceTest -Dconformance.page=write"
                            + " -Dsurefire.failIfNoSpecifiedTests=false")
                    .isEqualTo(ConformancePage.read().text());
        }

        @Test
        void the_example_of_the_page_is_a_test_that_runs() throws IOException {
            assertThat(ConformancePage.read().code("example"))
                    .isEqualTo(Files.readString(Path.of("src/test/java/com/example/MyHostConformanceTest.java")));
        }
    }
}
