package dev.wasmk8s.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.expression.ExpressionCompiler;
import dev.wasmk8s.runtime.expression.InvalidExpressionException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupExpressionTest {
    private static final Set<String> MEMBERS = Set.of("yes", "no", "broken", "size");

    private final CelExpressionCompiler compiler = new CelExpressionCompiler();
    private final List<String> asked = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "yes() && no() ; false ; yes no",
                "no() && broken() ; false ; no",
                "yes() || broken() ; true ; yes",
                "yes() && (no() || yes()) ; true ; yes no",
                "!no() ; true ; no",
                "yes() ? no() : broken() ; false ; yes no",
                "yes() == !no() ; true ; yes no",
                "size() ; true ; size",
                "true ; true ; ``"
            })
    void members_are_asked_when_needed_and_once(String expression, boolean expected, String questions)
            throws Exception {
        assertThat(compiler.group(expression, MEMBERS).evaluate(this::ask)).isEqualTo(expected);
        assertThat(String.join(" ", asked)).isEqualTo(questions);
    }

    @ParameterizedTest
    @CsvSource({"broken() || yes()", "broken() && no()", "!broken()", "yes() && broken()"})
    void what_a_member_throws_is_thrown_on(String expression) {
        assertThatThrownBy(() -> compiler.group(expression, MEMBERS).evaluate(this::ask))
                .isInstanceOf(ReviewException.class)
                .hasMessage("broken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "nope() ; 1:5: undeclared reference to 'nope'",
                "yes ; undeclared reference",
                "yes(1) ; found no matching overload",
                "yes() + no() ; undeclared reference",
                "yes() && ; 1:9",
                "1 ; yields int",
            })
    void only_members_can_be_called(String expression, String expected) {
        assertThatThrownBy(() -> compiler.group(expression, MEMBERS))
                .isInstanceOf(InvalidExpressionException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void a_member_has_the_name_of_a_function() {
        for (String name : List.of("a-b", "1a", "", "in", "a\nb")) {
            assertThatThrownBy(() -> compiler.group("true", Set.of(name)))
                    .isInstanceOf(InvalidExpressionException.class)
                    .hasMessageContaining("cannot be that of a function");
        }
    }

    @Test
    void the_service_loader_finds_the_compiler() {
        assertThat(ServiceLoader.load(ExpressionCompiler.class).findFirst())
                .containsInstanceOf(CelExpressionCompiler.class);
    }

    private boolean ask(String member) {
        asked.add(member);
        if (member.equals("broken")) {
            throw new ReviewException(FailureCode.GUEST_TRAPPED, "broken");
        }
        return !member.equals("no");
    }
}
