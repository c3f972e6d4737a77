package dev.wasmk8s.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import dev.wasmk8s.runtime.expression.EvaluationException;
import dev.wasmk8s.runtime.expression.InvalidExpressionException;

/** A condition that yields a boolean, and how its cost is counted. Thread-safe. */
final class CompiledExpression {
    private final CelRuntime.Program program;
    private final ArgumentCosts costs;

    private CompiledExpression(CelRuntime.Program program, ArgumentCosts costs) {
        this.program = program;
        this.costs = costs;
    }

    static CompiledExpression compile(CelCompiler compiler, CelRuntime runtime, String expression)
            throws InvalidExpressionException {
        CelAbstractSyntaxTree ast = check(compiler, expression);
        return new CompiledExpression(program(runtime, ast), ArgumentCosts.of(ast));
    }

    static CelAbstractSyntaxTree check(CelCompiler compiler, String expression) throws InvalidExpressionException {
        CelAbstractSyntaxTree ast;
        try {
            ast = compiler.compile(expression).getAst();
        } catch (CelValidationException e) {
            throw new InvalidExpressionException(Texts.of(e));
        } catch (IllegalArgumentException e) {
            throw new InvalidExpressionException(Texts.oneLine(e));
        }
        if (!ast.getResultType().equals(SimpleType.BOOL)) {
            throw new InvalidExpressionException("it must yield bool, and yields "
                    + ast.getResultType().name() + "; compare a value whose type is not known with true");
        }
        return ast;
    }

    static CelRuntime.Program program(CelRuntime runtime, CelAbstractSyntaxTree ast) throws InvalidExpressionException {
        try {
            return runtime.createProgram(ast);
        } catch (CelEvaluationException e) {
            throw new InvalidExpressionException(Texts.oneLine(e));
        }
    }

    boolean evaluate(CelVariableResolver variables) throws EvaluationException {
        try {
            return bool(program.trace(variables, new Budget(costs)));
        } catch (CelEvaluationException e) {
            throw new EvaluationException(Texts.of(e));
        } catch (BudgetExceeded e) {
            throw new EvaluationException("it costs more than an evaluation may");
        } catch (StackOverflowError e) {
            throw new EvaluationException("it nests too deeply");
        } catch (ThrownOn e) {
            throw e.unwrap();
        }
    }

    static boolean bool(Object value) throws EvaluationException {
        if (value instanceof Boolean answer) {
            return answer;
        }
        throw new EvaluationException("it did not yield bool");
    }
}
