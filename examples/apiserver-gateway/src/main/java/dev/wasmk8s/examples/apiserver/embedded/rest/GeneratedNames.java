package dev.wasmk8s.examples.apiserver.embedded.rest;

import dev.wasmk8s.examples.apiserver.embedded.resource.Meta;
import java.security.SecureRandom;
import java.util.function.Predicate;

/** Names for objects that have only the beginning of one. Thread-safe. */
final class GeneratedNames {
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final int SUFFIX = 5;
    private static final int LONGEST_BASE = 63 - SUFFIX;
    private static final int ATTEMPTS = 8;

    private final SecureRandom random = new SecureRandom();

    /** Names the object, unless it has a name or no beginning of one. */
    void generate(Meta meta, Predicate<String> taken) {
        String base = meta.text("generateName");
        if (!meta.name().isEmpty() || base.isEmpty()) {
            return;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String name = base.substring(0, Math.min(base.length(), LONGEST_BASE)) + suffix();
            meta.set("name", name);
            if (!taken.test(name)) {
                return;
            }
        }
    }

    private String suffix() {
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < SUFFIX; i++) {
            suffix.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return suffix.toString();
    }
}
