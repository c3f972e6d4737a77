package dev.wasmk8s.runtime.internal.conformance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A language that modules are written in. It is found by the names of the magic modules: {@code magic-validator-go} is
 * Go's, and those without a language are Rust's.
 *
 * @param name as in the names of modules
 * @param modules the magic modules that it has
 */
record Language(String name, Set<String> modules) {
    /** What each language must have. */
    static final List<String> MAGIC =
            List.of("magic-authenticator", "magic-authorizer", "magic-validator", "magic-mutator");

    private static final String FIRST = "rust";

    /** The languages of guests: the first one first, the others by name. */
    static List<Language> among(Collection<String> guests) {
        Map<String, Set<String>> others = new TreeMap<>();
        Set<String> first = new TreeSet<>();
        for (String guest : guests) {
            for (String module : MAGIC) {
                if (guest.equals(module)) {
                    first.add(module);
                } else if (guest.startsWith(module + "-")) {
                    others.computeIfAbsent(guest.substring(module.length() + 1), key -> new TreeSet<>())
                            .add(module);
                }
            }
        }
        List<Language> languages = new ArrayList<>();
        languages.add(new Language(FIRST, first));
        others.forEach((name, modules) -> languages.add(new Language(name, modules)));
        return languages;
    }

    /** The guest that is a module in this language. */
    String guest(String module) {
        if (!modules.contains(module)) {
            throw new AssertionError(name + " has no " + module);
        }
        return name.equals(FIRST) ? module : module + "-" + name;
    }

    /** The magic modules that it lacks. */
    List<String> missing() {
        return MAGIC.stream().filter(module -> !modules.contains(module)).toList();
    }
}
