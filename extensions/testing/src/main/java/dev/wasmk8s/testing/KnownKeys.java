package dev.wasmk8s.testing;

import java.util.List;
import java.util.Map;

/** Reports keys that have no meaning: a misspelt one would silently not be compared. */
final class KnownKeys {
    private KnownKeys() {}

    static void check(Map<String, DocumentNode> members, List<String> known) {
        members.forEach((key, node) -> {
            if (!known.contains(key)) {
                node.mistake("unknown key", "Possible here: " + String.join(", ", known) + ".");
            }
        });
    }
}
