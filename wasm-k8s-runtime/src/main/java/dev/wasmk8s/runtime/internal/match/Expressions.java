package dev.wasmk8s.runtime.internal.match;

import dev.wasmk8s.runtime.expression.ExpressionCompiler;
import dev.wasmk8s.runtime.expression.InvalidExpressionException;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The compiler of expressions. It is an artifact of its own and looked for when the first expression is met, so that
 * those who write none neither need nor wait for it. Not thread-safe.
 */
public final class Expressions {
    private static final String MISSING = "expressions need the artifact wasm-k8s-cel, which is not on the class path";

    private @Nullable ExpressionCompiler compiler;

    private Expressions(@Nullable ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    /** Looks for the compiler where the calling thread, or this class, looks for classes. */
    public static Expressions installed() {
        return new Expressions(null);
    }

    /** Uses this compiler. */
    public static Expressions of(ExpressionCompiler compiler) {
        return new Expressions(compiler);
    }

    /**
     * The compiler.
     *
     * @throws InvalidExpressionException if there is none, so that nothing can be compiled
     */
    public ExpressionCompiler compiler() throws InvalidExpressionException {
        if (compiler == null) {
            compiler = find();
        }
        return compiler;
    }

    private static ExpressionCompiler find() throws InvalidExpressionException {
        try {
            ExpressionCompiler found = first(ServiceLoader.load(ExpressionCompiler.class));
            if (found == null) {
                // The thread may be of a container that does not know its applications' classes.
                ClassLoader ours = Expressions.class.getClassLoader();
                found = first(ServiceLoader.load(ExpressionCompiler.class, ours));
            }
            if (found != null) {
                return found;
            }
        } catch (ServiceConfigurationError e) {
            throw new InvalidExpressionException("the compiler of expressions cannot be used: " + e.getMessage());
        }
        throw new InvalidExpressionException(MISSING);
    }

    private static @Nullable ExpressionCompiler first(ServiceLoader<ExpressionCompiler> installed) {
        Iterator<ExpressionCompiler> compilers = installed.iterator();
        return compilers.hasNext() ? compilers.next() : null;
    }
}
