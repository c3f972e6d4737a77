package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.Enforcement;
import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.ReinvocationPolicy;
import java.util.List;
import java.util.Optional;

/** The words that say what verdicts and failures are good for. */
final class PolicyWords {
    private static final List<String> FAILURE_POLICIES = List.of("Fail", "Ignore");
    private static final List<String> ENFORCEMENTS = List.of("Enforce", "Monitor", "Shadow");
    private static final List<String> REINVOCATION_POLICIES = List.of("Never", "IfNeeded");

    private PolicyWords() {}

    static Optional<FailurePolicy> failurePolicy(Fields fields) {
        return fields.get("failurePolicy")
                .flatMap(field -> field.oneOf(FAILURE_POLICIES))
                .map(word -> word.equals("Fail") ? FailurePolicy.FAIL : FailurePolicy.IGNORE);
    }

    static Enforcement enforcement(Fields fields) {
        String word = fields.get("enforcement")
                .flatMap(field -> field.oneOf(ENFORCEMENTS))
                .orElse("Enforce");
        return switch (word) {
            case "Monitor" -> Enforcement.MONITOR;
            case "Shadow" -> Enforcement.SHADOW;
            default -> Enforcement.ENFORCE;
        };
    }

    static ReinvocationPolicy reinvocation(Field field) {
        return field.oneOf(REINVOCATION_POLICIES).filter("IfNeeded"::equals).isPresent()
                ? ReinvocationPolicy.IF_NEEDED
                : ReinvocationPolicy.NEVER;
    }
}
