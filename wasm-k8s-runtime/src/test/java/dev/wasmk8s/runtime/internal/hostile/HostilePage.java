package dev.wasmk8s.runtime.internal.hostile;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page {@code docs/hostile-guests.md}, made from the list of attacks. */
final class HostilePage {
    static final Path FILE = Path.of("..", "docs", "hostile-guests.md");

    private static final String HEAD = """
            # Hostile guests

            What modules can try against their host, and what comes of it. Each of these %d attacks is a module; `HostileGuestsTest`
            has a host suffer all of them in every mode (interpreted, compiled, found in a cache, precompiled) while it serves good
            modules beside them, whose answers must all be right. The list is [attacks.json](../guests/hostile/attacks.json); this page
            is made from it and held to it by a test.

            The modules are in [guests/hostile](../guests/hostile), as text or in C, each with its `.wasm`. Those whose name begins
            with `hostile-wasm-` are malformed or too large to be kept, and made by `MadeModules`.

            How an attack ends:

            - **load**: the module is refused when it is loaded.
            - **start**: no guest of it starts, and every call fails. Where modules are reloaded, it is refused as well.
            - **call**: the call fails with this code, and the next one finds a new guest.
            - `ALLOWED`: the trick comes to nothing, and the rest of the answer counts.
            - `GUEST_REPORTED` with `refused`: the host has refused what the guest asked for, and the guest says so.

            `DEADLINE_EXCEEDED` means that the guest was stopped: a call runs on its caller's thread, which has come back. No message
            has a character that could break a line of a log, steer a terminal or end a header, and none tells a token.
            """;

    private HostilePage() {}

    static String of(List<Attack> attacks) {
        StringBuilder page = new StringBuilder(HEAD.formatted(attacks.size()));
        Map<String, List<Attack>> groups =
                attacks.stream().collect(Collectors.groupingBy(Attack::group, LinkedHashMap::new, Collectors.toList()));
        groups.forEach((group, members) -> {
            page.append("\n## ")
                    .append(Character.toUpperCase(group.charAt(0)))
                    .append(group.substring(1))
                    .append("\n\n| module | tries | ends |\n| --- | --- | --- |\n");
            members.forEach(attack -> page.append(row(attack)));
        });
        return page.toString();
    }

    private static String row(Attack attack) {
        String end = end(attack.expected());
        if (!attack.interpreted().equals(attack.expected())) {
            end += "; interpreted: " + end(attack.interpreted());
        }
        return "| `%s` | %s | %s |\n".formatted(attack.name().substring("hostile-".length()), attack.tries(), end);
    }

    private static String end(Attack.Expected expected) {
        String message =
                expected.message().isEmpty() ? "" : ": `" + expected.message().replace("|", "\\|") + "`";
        return expected.phase() + ", `" + expected.code() + "`" + message;
    }
}
