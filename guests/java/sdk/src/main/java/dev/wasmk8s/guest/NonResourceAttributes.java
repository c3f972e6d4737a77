package dev.wasmk8s.guest;

import java.util.Optional;

/**
 * A request for a path that is no resource, such as {@code /healthz}. No component is null.
 *
 * @param verb the HTTP method in lower case
 */
public record NonResourceAttributes(String path, String verb) {
    static Optional<NonResourceAttributes> read(JsonCursor in) {
        if (in.skipNull()) {
            return Optional.empty();
        }
        String path = "";
        String verb = "";
        for (in.enterObject(); in.nextMember(); ) {
            switch (in.name()) {
                case "path" -> path = in.text();
                case "verb" -> verb = in.text();
                default -> in.skip();
            }
        }
        return Optional.of(new NonResourceAttributes(path, verb));
    }
}
