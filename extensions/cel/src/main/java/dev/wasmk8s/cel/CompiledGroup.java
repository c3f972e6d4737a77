package dev.wasmk8s.cel;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.wasmk8s.runtime.expression.EvaluationException;
import dev.wasmk8s.runtime.expression.GroupExpression;
import java.util.Map;
import java.util.function.Predicate;

/** The expression of a group. It has no loops, so its length bounds what it costs. Thread-safe. */
final class CompiledGroup implements GroupExpression {
    private final CelRuntime.Program program;

    CompiledGroup(CelRuntime.Program program) {
        this.program = program;
    }

    @Override
    public boolean evaluate(Predicate<String> member) throws EvaluationException {
        try {
            return CompiledExpression.bool(program.eval(Map.of(), new MemberCalls(member)));
        } catch (CelEvaluationException e) {
            throw new EvaluationException(Texts.of(e));
        } catch (ThrownOn e) {
            throw e.unwrap();
        }
    }
}
