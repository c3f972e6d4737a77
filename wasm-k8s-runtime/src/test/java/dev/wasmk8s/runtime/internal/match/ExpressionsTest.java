package dev.wasmk8s.runtime.internal.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.runtime.expression.ExpressionCompiler;
import dev.wasmk8s.runtime.expression.InvalidExpressionException;
import org.junit.jupiter.api.Test;

class ExpressionsTest {
    @Test
    void without_a_compiler_the_artifact_that_is_missing_is_named() {
        assertThatThrownBy(Expressions.installed()::compiler)
                .isInstanceOf(InvalidExpressionException.class)
                .hasMessage("expressions need the artifact wasm-k8s-cel, which is not on the class path");
    }

    @Test
    void the_compiler_is_found_and_kept() throws Exception {
        Expressions expressions = Expressions.installed();
        ExpressionCompiler first;
        try (var installed = new InstalledExpressions()) {
            first = expressions.compiler();
            assertThat(first.getClass().getClassLoader()).isSameAs(installed);
        }
        assertThat(expressions.compiler()).isSameAs(first);
    }

    @Test
    void a_compiler_that_cannot_be_used_says_so() throws Exception {
        try (var installed = new InstalledExpressions("no.such.Compiler")) {
            assertThat(installed).isNotNull();
            assertThatThrownBy(Expressions.installed()::compiler)
                    .isInstanceOf(InvalidExpressionException.class)
                    .hasMessageStartingWith("the compiler of expressions cannot be used: ")
                    .hasMessageContaining("no.such.Compiler");
        }
    }
}
