package dev.wasmk8s.spec.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.spec.cases.ConformanceCase.Example;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the codecs and verifiers to the cases with one module, as far as no guest and no chain is needed. */
class ConformanceCasesTest {
    @Test
    void everyCaseIsThere() {
        assertThat(ConformanceCases.ids()).hasSize(42).startsWith("C01").endsWith("C42");
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
