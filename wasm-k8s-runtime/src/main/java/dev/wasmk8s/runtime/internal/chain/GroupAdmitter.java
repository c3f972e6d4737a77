package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.admission.AdmissionRequest;
import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.expression.EvaluationException;
import dev.wasmk8s.runtime.expression.GroupExpression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Several members of an admission chain as one: an expression says what their verdicts amount to. A member on whose
 * verdict nothing depends is not asked. Immutable and thread-safe.
 *
 * <p>A member that fails, or changes the object, although its verdict was needed is a failure of the group.
 */
public final class GroupAdmitter implements Admitter {
    private final String name;
    private final String message;
    private final GroupExpression expression;
    private final Map<String, Admitter> members;

    /**
     * Makes a group.
     *
     * @param name tells it from others in the chain
     * @param message what a client is told when the expression is false; may be empty
     * @param expression what the verdicts amount to
     * @param members those whom the expression names
     */
    public GroupAdmitter(String name, String message, GroupExpression expression, Map<String, Admitter> members) {
        this.name = name;
        this.message = message;
        this.expression = expression;
        this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public Verdict admit(AdmissionRequest request) {
        GroupWalk walk = new GroupWalk(name, members, request);
        boolean allowed;
        try {
            allowed = expression.evaluate(walk::allows);
        } catch (EvaluationException e) {
            throw new ReviewException(FailureCode.INTERNAL, name, "the expression has no value: " + e.getMessage(), e);
        }
        return allowed ? walk.allowed() : walk.denied(message);
    }
}
