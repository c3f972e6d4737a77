package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.wasmk8s.spec.UseCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreparationTest {
    @Test
    void the_instance_that_prepares_is_made() {
        assertThatCode(() -> new Preparation(null).prepare()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void the_review_that_prepares_goes_well(UseCase useCase) {
        assertThatCode(() -> new Preparation(useCase).prepare()).doesNotThrowAnyException();
    }
}
