package dev.wasmk8s.spec.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.cases.ConformanceCase.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the codecs and verifiers to the cases with one module, as far as no guest and no chain is needed. */
class ConformanceCasesTest {
    @Test
    void every_case_that_the_contract_names_is_there() {
        List<String> named = IntStream.rangeClosed(1, 42)
                .mapToObj(number -> String.format("C%02d", number))
                .toList();
        assertThat(ConformanceCases.ids().stream().filter(id -> id.matches("C\\d\\d")))
                .containsExactlyElementsOf(named);
    }

    @Test
    void the_index_names_every_file() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/dev/wasmk8s/spec/cases"))) {
            List<String> ids = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .toList();
            assertThat(ConformanceCases.ids()).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void there_are_hundreds_of_examples() {
        long examples = ConformanceCases.ids().stream()
                .filter(id -> !id.matches("C\\d\\d"))
                .mapToLong(id -> ConformanceCases.read(id).examples().size())
                .sum();
        assertThat(examples).isGreaterThan(900);
    }

    /** The codes follow from the rest, so a file in which they do not is wrong. */
    @Test
    void every_http_code_follows_from_the_outcome() {
        for (String id : ConformanceCases.ids()) {
            for (Example example : ConformanceCases.read(id).examples()) {
                example.expect().http().ifPresent(code -> assertThat(code)
                        .as("%s: %s", id, example.name())
                        .isEqualTo(http(example.expect())));
            }
        }
    }

    private static int http(Expectation expect) {
        return switch (expect.outcome()) {
            case AUTHENTICATED, ALLOW, ALLOWED -> 200;
            case UNAUTHENTICATED -> 401;
            case DENY, NO_OPINION -> expect.errors().isEmpty() ? 403 : 500;
            case DENIED -> expect.status().orElseThrow().code();
        };
    }

    @Test
    void everyFileHoldsTheCaseOfItsName() {
        for (String id : ConformanceCases.ids()) {
            ConformanceCase each = ConformanceCases.read(id);
            assertThat(each.id()).isEqualTo(id);
            assertThat(each.rule()).isNotEmpty();
            assertThat(each.examples()).isNotEmpty();
            assertThat(each.examples().stream().map(Example::name)).doesNotHaveDuplicates();
        }
    }

    @TestFactory
    Stream<DynamicNode> cases() {
        return ConformanceCases.ids().stream()
                .map(ConformanceCases::read)
                .map(each -> dynamicContainer(
                        each.id() + " " + each.title(),
                        each.examples().stream()
                                .filter(PureHost::decides)
                                .map(example -> dynamicTest(example.name(), () -> check(example)))));
    }

    private static void check(Example example) {
        Expectation expected = example.expect();
        try {
            assertThat(PureHost.differences(example)).isEmpty();
        } catch (ReviewException failure) {
            ReviewException named = failure.in(example.modules().get(0).name());
            Differences found = new Differences();
            found.compareErrors(expected.errors(), List.of(named));
            assertThat(found.list()).isEmpty();
        }
    }
}
