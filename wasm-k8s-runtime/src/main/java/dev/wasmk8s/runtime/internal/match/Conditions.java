package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.observation.ConditionOutcome;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.MatchCondition;
import dev.wasmk8s.runtime.expression.EvaluationException;
import dev.wasmk8s.runtime.expression.ExpressionCompiler;
import dev.wasmk8s.runtime.expression.InvalidExpressionException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The match conditions of one module, compiled: it is asked if all are true. One that is false settles the matter, even
 * if others have no value, as with webhooks and authorizers of the API server. Immutable and thread-safe.
 *
 * @param <E> a compiled expression
 */
public final class Conditions<E> {
    /** As many as a webhook or an authorizer may have. */
    public static final int MOST = 64;

    private static final Conditions<?> NONE = new Conditions<>(List.of());

    private final List<Condition<E>> conditions;

    private Conditions(List<Condition<E>> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /** No condition, so that every request meets them. */
    @SuppressWarnings("unchecked") // holds nothing
    public static <E> Conditions<E> none() {
        return (Conditions<E>) NONE;
    }

    /**
     * Compiles conditions.
     *
     * @param expressions where the compiler is found, if there is a condition
     * @param compilation which of its methods compiles one, such as {@code ExpressionCompiler::admission}
     * @param problems is told everything that is wrong, one sentence each. If anything is, the result is of no use.
     */
    public static <E> Conditions<E> compile(
            List<MatchCondition> declared,
            Expressions expressions,
            Compilation<E> compilation,
            Consumer<String> problems) {
        if (declared.isEmpty()) {
            return none();
        }
        checkNumberAndNames(declared, problems);
        ExpressionCompiler compiler;
        try {
            compiler = expressions.compiler();
        } catch (InvalidExpressionException e) {
            problems.accept("match conditions cannot be compiled: " + e.getMessage());
            return none();
        }
        List<Condition<E>> conditions = new ArrayList<>();
        for (MatchCondition condition : declared) {
            try {
                E expression = compilation.compile(compiler, condition.expression());
                conditions.add(new Condition<>(condition.name(), expression));
            } catch (InvalidExpressionException e) {
                problems.accept(quoted(condition.name()) + ": " + e.getMessage());
            }
        }
        return new Conditions<>(conditions);
    }

    private static void checkNumberAndNames(List<MatchCondition> declared, Consumer<String> problems) {
        if (declared.size() > MOST) {
            problems.accept("there are " + declared.size() + " match conditions, and at most " + MOST + " are allowed");
        }
        Set<String> names = new HashSet<>();
        for (MatchCondition condition : declared) {
            if (!names.add(condition.name())) {
                problems.accept("there are two match conditions of the name \"" + condition.name() + "\"");
            }
        }
    }

    /** Whether there is no condition. */
    public boolean isEmpty() {
        return conditions.isEmpty();
    }

    /**
     * Evaluates the conditions in order, up to the first that is false.
     *
     * @param evaluation gives an expression its variables
     * @throws ReviewException if an expression met a failure that is not for a failure policy to judge
     */
    public Outcome evaluate(Evaluation<E> evaluation) {
        Set<String> errors = Set.of();
        for (Condition<E> condition : conditions) {
            String error;
            try {
                if (!evaluation.evaluate(condition.expression())) {
                    return new Outcome.Unmet(condition.name(), errors.size());
                }
                continue;
            } catch (EvaluationException e) {
                error = String.valueOf(e.getMessage());
            } catch (RuntimeException e) {
                error = unexpected(e);
            }
            errors = errors.isEmpty() ? new LinkedHashSet<>() : errors;
            errors.add(quoted(condition.name()) + ": " + error);
        }
        return errors.isEmpty() ? Outcome.Met.MET : new Outcome.Failed(failure(errors), errors.size());
    }

    /** What an expression looked up, or an authorizer that it asked, can fail as well. */
    private static String unexpected(RuntimeException thrown) {
        if (!(thrown instanceof ReviewException failure)) {
            // Without its message, which could quote what is secret.
            return "unexpected " + thrown.getClass().getName();
        }
        return switch (failure.code()) {
            case REQUEST_MALFORMED, INTERRUPTED, CLOSED -> throw failure;
            default -> failure.detail();
        };
    }

    /** Several are told as the API server does. */
    private static ReviewException failure(Set<String> errors) {
        String detail = String.join(", ", errors);
        return new ReviewException(FailureCode.CONDITION_FAILED, errors.size() == 1 ? detail : "[" + detail + "]");
    }

    private static String quoted(String condition) {
        return "match condition \"" + condition + "\"";
    }

    private record Condition<E>(String name, E expression) {}

    /**
     * Compiles one expression.
     *
     * @param <E> what becomes of it
     */
    @FunctionalInterface
    public interface Compilation<E> {
        /**
         * Compiles it.
         *
         * @throws InvalidExpressionException if it cannot be compiled
         */
        E compile(ExpressionCompiler compiler, String expression) throws InvalidExpressionException;
    }

    /**
     * Evaluates one expression.
     *
     * @param <E> what it was compiled to
     */
    @FunctionalInterface
    public interface Evaluation<E> {
        /**
         * Evaluates it.
         *
         * @throws EvaluationException if it has no value
         */
        boolean evaluate(E expression) throws EvaluationException;
    }

    /** What the conditions amount to. */
    public sealed interface Outcome {
        /** How many had no value, of those that were evaluated. */
        int errors();

        /** What observers call it. */
        ConditionOutcome observed();

        /** All are true. */
        enum Met implements Outcome {
            /** The only one. */
            MET;

            @Override
            public int errors() {
                return 0;
            }

            @Override
            public ConditionOutcome observed() {
                return ConditionOutcome.MET;
            }
        }

        /**
         * One is false: the module is not asked.
         *
         * @param condition its name
         */
        record Unmet(String condition, int errors) implements Outcome {
            @Override
            public ConditionOutcome observed() {
                return ConditionOutcome.EXCLUDED;
            }
        }

        /**
         * One has no value at least, and none is false: a failure policy says what that means.
         *
         * @param failure tells of all that have none, with the code {@code CONDITION_FAILED} and without the module
         */
        record Failed(ReviewException failure, int errors) implements Outcome {
            @Override
            public ConditionOutcome observed() {
                return ConditionOutcome.FAILED;
            }
        }
    }
}
