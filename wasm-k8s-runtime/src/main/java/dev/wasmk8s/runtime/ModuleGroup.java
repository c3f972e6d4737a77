package dev.wasmk8s.runtime;

import java.util.List;
import java.util.Objects;

/**
 * Several admission modules that make one decision: an expression says what their verdicts amount to. Immutable.
 *
 * @param name tells it from modules and other groups of the chain
 * @param expression CEL over the members, each a function without parameters: {@code signed() || (trusted() && !root())}.
 *     It needs an {@linkplain dev.wasmk8s.runtime.expression.ExpressionCompiler expression compiler} on the class path.
 * @param message what a client is told when the expression is false
 * @param members the modules; none is mutating, and what they declare of rules, selectors and conditions has no meaning
 * @param admission which requests the group sees; not mutating
 * @param matchConditions what a request has to meet before the group is asked
 * @param failurePolicy what it means that a member failed whose verdict was needed
 * @param enforcement what the decision is good for
 */
public record ModuleGroup(
        String name,
        String expression,
        String message,
        List<ModuleDefinition> members,
        AdmissionOptions admission,
        List<MatchCondition> matchConditions,
        FailurePolicy failurePolicy,
        Enforcement enforcement) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the group or a member is mutating
     */
    public ModuleGroup {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expression, "expression");
        Objects.requireNonNull(message, "message");
        members = List.copyOf(members);
        matchConditions = List.copyOf(matchConditions);
        Objects.requireNonNull(failurePolicy, "failurePolicy");
        Objects.requireNonNull(enforcement, "enforcement");
        if (admission.mutating()
                || members.stream().anyMatch(member -> member.admission().mutating())) {
            throw new IllegalArgumentException("a group of modules must not be mutating");
        }
    }
}
