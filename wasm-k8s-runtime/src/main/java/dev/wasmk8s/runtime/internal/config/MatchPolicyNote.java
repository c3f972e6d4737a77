package dev.wasmk8s.runtime.internal.config;

import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * {@code matchPolicy}. Objects are not converted here, so that requests are matched exactly. Where a file says, or leaves
 * it at, {@code Equivalent}, the log tells so.
 */
final class MatchPolicyNote {
    private static final String EQUIVALENT = "Equivalent";
    private static final List<String> MATCH_POLICIES = List.of("Exact", EQUIVALENT);

    private MatchPolicyNote() {}

    static void read(Fields webhook, Origin origin) {
        String policy = webhook.get("matchPolicy")
                .flatMap(field -> field.oneOf(MATCH_POLICIES))
                .orElse(EQUIVALENT);
        if (policy.equals(EQUIVALENT)) {
            LoggerFactory.getLogger(MatchPolicyNote.class)
                    .warn(
                            "{}: matchPolicy Equivalent is taken as Exact, because objects are not converted: the rules"
                                    + " have to name every group and version",
                            origin);
        }
    }
}
