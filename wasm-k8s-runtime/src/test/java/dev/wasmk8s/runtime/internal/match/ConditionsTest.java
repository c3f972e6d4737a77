package dev.wasmk8s.runtime.internal.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.observation.ConditionOutcome;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.MatchCondition;
import dev.wasmk8s.runtime.expression.AuthorizationExpression;
import dev.wasmk8s.runtime.expression.EvaluationException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionsTest {
    private static final Expressions EXPRESSIONS = Expressions.of(new TextExpressions());

    private final List<String> problems = new ArrayList<>();
    private final List<String> evaluated = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "'', met",
        "true, met",
        "true true, met",
        "false, unmet 0",
        "true false, unmet 1",
        "false error, unmet 0",
        "error false, unmet 1",
        "error true false, unmet 2",
        "error, failed",
        "true error, failed",
        "error true, failed",
        "error error, failed",
    })
    void the_first_false_one_settles_it_and_otherwise_all_must_have_a_value(String values, String expected) {
        Conditions.Outcome outcome = evaluate(values.isEmpty() ? new String[0] : values.split(" "));
        assertThat(
                        outcome instanceof Conditions.Outcome.Unmet unmet
                                ? "unmet " + unmet.condition()
                                : outcome instanceof Conditions.Outcome.Met ? "met" : "failed")
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"true true, MET, 0", "error false error, EXCLUDED, 1", "error true error, FAILED, 2"})
    void those_without_a_value_are_counted(String values, ConditionOutcome observed, int errors) {
        Conditions.Outcome outcome = evaluate(values.split(" "));
        assertThat(outcome.observed()).isEqualTo(observed);
        assertThat(outcome.errors()).isEqualTo(errors);
    }

    @Test
    void nothing_is_evaluated_after_one_that_is_false() {
        evaluate("true", "error", "false", "true");
        assertThat(evaluated).containsExactly("true", "error", "false");
    }

    @Test
    void a_failure_names_the_condition() {
        ReviewException failure = ((Conditions.Outcome.Failed) evaluate("true", "error")).failure();
        assertThat(failure).hasMessage("match condition \"1\": no such key");
        assertThat(failure.code()).isEqualTo(FailureCode.CONDITION_FAILED);
        assertThat(failure.module()).isEmpty();
    }

    @Test
    void several_failures_are_told_together() {
        assertThat(((Conditions.Outcome.Failed) evaluate("error", "true", "error")).failure())
                .hasMessage("[match condition \"0\": no such key, match condition \"2\": no such key]");
    }

    @Test
    void a_defect_of_an_expression_is_told_without_its_message() {
        assertThat(((Conditions.Outcome.Failed) evaluate("defect")).failure())
                .hasMessage("match condition \"0\": unexpected java.lang.IllegalStateException");
    }

    @Test
    void a_failure_of_what_an_expression_asked_is_one_of_the_condition() {
        assertThat(((Conditions.Outcome.Failed) failing(FailureCode.GUEST_TRAPPED)).failure())
                .hasMessage("match condition \"0\": told");
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST_MALFORMED", "INTERRUPTED", "CLOSED"})
    void what_is_no_fault_of_a_condition_is_thrown_on(FailureCode code) {
        assertThatThrownBy(() -> failing(code)).isInstanceOfSatisfying(ReviewException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void every_condition_that_cannot_be_compiled_is_a_problem() {
        compile(List.of(condition("a", "x"), condition("b", "true"), condition("c", "y")), EXPRESSIONS);
        assertThat(problems)
                .containsExactly(
                        "match condition \"a\": undeclared reference to 'x'",
                        "match condition \"c\": undeclared reference to 'y'");
    }

    @Test
    void names_are_unique() {
        compile(List.of(condition("a", "true"), condition("b", "true"), condition("a", "false")), EXPRESSIONS);
        assertThat(problems).containsExactly("there are two match conditions of the name \"a\"");
    }

    @Test
    void there_are_at_most_64() {
        List<MatchCondition> most =
                IntStream.range(0, 64).mapToObj(i -> condition("c" + i, "true")).toList();
        compile(most, EXPRESSIONS);
        assertThat(problems).isEmpty();
        List<MatchCondition> tooMany = new ArrayList<>(most);
        tooMany.add(condition("last", "true"));
        compile(tooMany, EXPRESSIONS);
        assertThat(problems).containsExactly("there are 65 match conditions, and at most 64 are allowed");
    }

    @Test
    void without_a_compiler_there_is_one_problem() {
        compile(List.of(condition("a", "true"), condition("b", "true")), Expressions.installed());
        assertThat(problems)
                .containsExactly(
                        "match conditions cannot be compiled: expressions need the artifact wasm-k8s-cel, which"
                                + " is not on the class path");
    }

    @Test
    void without_conditions_no_compiler_is_looked_for() {
        Conditions<AuthorizationExpression> none = compile(List.of(), Expressions.installed());
        assertThat(problems).isEmpty();
        assertThat(none.isEmpty()).isTrue();
    }

    private Conditions<AuthorizationExpression> compile(List<MatchCondition> declared, Expressions expressions) {
        return Conditions.compile(
                declared, expressions, (compiler, expression) -> compiler.authorization(expression), problems::add);
    }

    private Conditions.Outcome failing(FailureCode code) {
        return compile(List.of(condition("0", "true")), EXPRESSIONS).evaluate(expression -> {
            throw new ReviewException(code, "told");
        });
    }

    private Conditions.Outcome evaluate(String... values) {
        List<MatchCondition> declared = IntStream.range(0, values.length)
                .mapToObj(i -> condition(String.valueOf(i), values[i]))
                .toList();
        Conditions<String> conditions =
                Conditions.compile(declared, EXPRESSIONS, (compiler, expression) -> expression, problems::add);
        return conditions.evaluate(this::value);
    }

    private boolean value(String expression) throws EvaluationException {
        evaluated.add(expression);
        return switch (expression) {
            case "error" -> throw new EvaluationException("no such key");
            case "defect" -> throw new IllegalStateException("secret");
            default -> Boolean.parseBoolean(expression);
        };
    }

    private static MatchCondition condition(String name, String expression) {
        return new MatchCondition(name, expression);
    }
}
