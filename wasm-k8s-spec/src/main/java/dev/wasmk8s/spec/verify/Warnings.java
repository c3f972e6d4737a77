package dev.wasmk8s.spec.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Warnings that can become HTTP headers. */
final class Warnings {
    private Warnings() {}

    /** Leaves out empty texts, repetitions, and texts with control characters, which a header cannot carry. */
    static List<String> of(List<String> texts, Consumer<String> log) {
        if (texts.isEmpty()) {
            return List.of();
        }
        List<String> warnings = new ArrayList<>(texts.size());
        for (String text : texts.stream().distinct().toList()) {
            if (text.chars().anyMatch(Character::isISOControl)) {
                log.accept("dropped a warning with control characters, such as line breaks");
            } else if (!text.isEmpty()) {
                warnings.add(text);
            }
        }
        return warnings;
    }
}
