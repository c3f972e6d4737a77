package dev.wasmk8s.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a list, watch or deletecollection request is limited to: all of these requirements hold. No component is null.
 *
 * @param rawSelector the selector as it was written; not meant to be parsed
 */
public record Selector(List<SelectorRequirement> requirements, String rawSelector) {
    static Optional<Selector> read(JsonCursor in) {
        if (in.skipNull()) {
            return Optional.empty();
        }
        List<SelectorRequirement> requirements = new ArrayList<>();
        String rawSelector = "";
        for (in.enterObject(); in.nextMember(); ) {
            switch (in.name()) {
                case "requirements" -> readAll(in, requirements);
                case "rawSelector" -> rawSelector = in.text();
                default -> in.skip();
            }
        }
        return Optional.of(new Selector(requirements, rawSelector));
    }

    private static void readAll(JsonCursor in, List<SelectorRequirement> requirements) {
        if (in.skipNull()) {
            return;
        }
        for (in.enterList(); in.nextElement(); ) {
            requirements.add(SelectorRequirement.read(in));
        }
    }
}
