package dev.wasmk8s.benchmarks.guests;

import java.util.Collection;
import java.util.List;

/**
 * A language that the rule is written in, found by the names of guests.
 *
 * @param name such as {@code go}
 * @param module the guest that has the rule, such as {@code magic-validator-go}
 */
record GuestLanguage(String name, String module) {
    private static final String RULE = "magic-validator";

    /** Those that have the rule. Rust, whose modules carry no language in their names, is first. */
    static List<GuestLanguage> among(Collection<String> guests) {
        return guests.stream()
                .filter(guest -> guest.equals(RULE) || guest.startsWith(RULE + "-"))
                .sorted()
                .map(guest ->
                        new GuestLanguage(guest.equals(RULE) ? "rust" : guest.substring(RULE.length() + 1), guest))
                .toList();
    }
}
