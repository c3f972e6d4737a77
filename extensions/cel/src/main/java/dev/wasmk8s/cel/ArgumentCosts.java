package dev.wasmk8s.cel;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which parts of an expression are arguments of functions whose cost grows with them. Immutable.
 *
 * @param compared parts that are compared with others at all depths
 * @param read parts that are read once, from front to end
 * @param checks calls that ask an authorizer
 */
record ArgumentCosts(Set<Long> compared, Set<Long> read, Set<Long> checks) {
    /** These look at no more than a part. */
    private static final ImmutableSet<String> CHEAP = ImmutableSet.of(
            "_[_]", "_[?_]", "_?._", "_&&_", "_||_", "_?_:_", "!_", "@not_strictly_false", "dyn", "type");

    private static final ImmutableSet<String> COMPARING =
            ImmutableSet.of("_==_", "_!=_", "@in", "sets.contains", "sets.equivalent", "sets.intersects");

    /** Copies the sets. */
    ArgumentCosts {
        compared = Set.copyOf(compared);
        read = Set.copyOf(read);
        checks = Set.copyOf(checks);
    }

    static ArgumentCosts of(CelAbstractSyntaxTree ast) {
        Set<Long> compared = new HashSet<>();
        Set<Long> read = new HashSet<>();
        Set<Long> checks = new HashSet<>();
        CelNavigableAst.fromAst(ast).getRoot().allNodes().forEach(node -> {
            CelExpr expr = node.expr();
            if (expr.exprKind().getKind() != CelExpr.ExprKind.Kind.CALL) {
                return;
            }
            CelExpr.CelCall call = expr.call();
            if (call.function().equals(AuthorizerLibrary.CHECK)) {
                checks.add(expr.id());
            }
            if (!CHEAP.contains(call.function())) {
                List<CelExpr> arguments = new ArrayList<>(call.args());
                call.target().ifPresent(arguments::add);
                Set<Long> kind = COMPARING.contains(call.function()) ? compared : read;
                arguments.forEach(argument -> kind.add(argument.id()));
            }
        });
        return new ArgumentCosts(compared, read, checks);
    }

    boolean isCompared(CelExpr part) {
        return compared.contains(part.id());
    }

    boolean isRead(CelExpr part) {
        return read.contains(part.id());
    }

    boolean isCheck(CelExpr part) {
        return checks.contains(part.id());
    }
}
