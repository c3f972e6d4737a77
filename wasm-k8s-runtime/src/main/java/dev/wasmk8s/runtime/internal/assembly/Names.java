package dev.wasmk8s.runtime.internal.assembly;

import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.spec.verify.AuditAnnotations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The names of a chain's members. They stand in errors, logs and audit annotations, so they must tell members apart and
 * fit on a line.
 *
 * <p>A name need not be a DNS subdomain, as that of a webhook: by default it is that of a file. Where an audit
 * annotation needs one, a prefix is derived from it, which must tell members apart as well.
 */
final class Names {
    private static final int LONGEST = 253;
    private static final String ADVICE = "Give it another \"name\".";

    private Names() {}

    static <T> void check(List<Slot<T>> chain, boolean asPrefixes, Consumer<Problem> problems) {
        Map<String, Slot<T>> names = new HashMap<>();
        Map<String, Slot<T>> prefixes = new HashMap<>();
        for (Slot<T> slot : chain) {
            String name = slot.name();
            String prefix = asPrefixes ? AuditAnnotations.prefix(name) : name;
            Slot<T> namesake = names.putIfAbsent(name, slot);
            Slot<T> prefixsake = prefixes.putIfAbsent(prefix, slot);
            if (!fitsOnOneLine(name)) {
                report(slot, "a name has from 1 to 253 characters, and no control characters", problems);
            } else if (namesake != null) {
                report(slot, "the name \"" + name + "\" is that of " + namesake.origin() + " already", problems);
            } else if (prefixsake != null) {
                report(
                        slot,
                        "the audit annotations of \"" + name + "\" begin with \"" + prefix + "/\", as do those of "
                                + prefixsake.origin(),
                        problems);
            }
        }
    }

    /** Not a pattern: those take time when a process starts. */
    private static boolean fitsOnOneLine(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c == 0x7F) {
                return false;
            }
        }
        return !name.isEmpty() && name.codePointCount(0, name.length()) <= LONGEST;
    }

    private static <T> void report(Slot<T> slot, String message, Consumer<Problem> problems) {
        problems.accept(slot.origin().problem(message, ADVICE));
    }
}
