package dev.wasmk8s.cel;

import dev.cel.runtime.CelFunctionResolver;
import dev.cel.runtime.CelResolvedOverload;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The functions of one evaluation of a group, each of which asks a member, once. Used by one thread. */
@SuppressWarnings("ThreadSafe") // one evaluation is one thread
final class MemberCalls implements CelFunctionResolver {
    private final Predicate<String> members;
    private final Map<String, Boolean> answers = new HashMap<>();

    MemberCalls(Predicate<String> members) {
        this.members = members;
    }

    @Override
    public Optional<CelResolvedOverload> findOverloadMatchingArgs(
            String functionName, Collection<String> overloadIds, Object[] args) {
        return findOverloadMatchingArgs(functionName, args);
    }

    @Override
    @SuppressWarnings("Immutable") // used at once
    public Optional<CelResolvedOverload> findOverloadMatchingArgs(String functionName, Object[] args) {
        return Optional.of(CelResolvedOverload.of(functionName, functionName, none -> ask(functionName), true));
    }

    private boolean ask(String member) {
        Boolean answer = answers.get(member);
        if (answer == null) {
            try {
                answer = members.test(member);
            } catch (RuntimeException e) {
                throw new ThrownOn(e);
            }
            answers.put(member, answer);
        }
        return answer;
    }
}
