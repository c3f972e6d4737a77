package dev.wasmk8s.runtime.internal.patch;

import dev.wasmk8s.spec.change.InapplicablePatchException;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What one operation is about. An empty string stands for what is missing; the library will tell. */
record Operands(String operation, String path, String from) {
    private static final Set<String> OPERATIONS = Set.of("add", "remove", "replace", "move", "copy", "test");

    /**
     * Reads an operation.
     *
     * @param deepest how many steps a path may have
     */
    static Operands of(JsonNode operation, int deepest) throws InapplicablePatchException {
        String name = text(operation, "op");
        // The library would take a name with other cases of letters, which the standard and API servers do not.
        if (!OPERATIONS.contains(name)) {
            throw new InapplicablePatchException("an operation is none of add, remove, replace, move, copy and test");
        }
        return new Operands(name, checked(text(operation, "path"), deepest), checked(text(operation, "from"), deepest));
    }

    private static String text(JsonNode operation, String key) {
        return operation.get(key) instanceof StringNode text ? text.stringValue() : "";
    }

    private static String checked(String path, int deepest) throws InapplicablePatchException {
        if (path.chars().filter(c -> c == '/').count() > deepest) {
            throw new InapplicablePatchException("a path has more than " + deepest + " steps");
        }
        // The library decodes the last step twice, and would take it for another.
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (last.contains("~00") || last.contains("~01")) {
            throw new InapplicablePatchException("a path ends with a key that has a \"~0\" or \"~1\" of its own");
        }
        return path;
    }

    /**
     * Whether the value that it takes has to be looked at first: how much it copies, or whether it is there at all. The
     * library would take the removal of what comes after the end of an array for done.
     */
    boolean looksAtObject() {
        return operation.equals("copy")
                || operation.equals("move")
                || (operation.equals("remove") && path.endsWith("/-"));
    }

    /** The value that it takes from the object. */
    JsonNode source(JsonNode object) throws InapplicablePatchException {
        String place = operation.equals("remove") ? path : from;
        JsonNode found;
        try {
            found = object.at(place);
        } catch (IllegalArgumentException e) {
            throw new InapplicablePatchException("the operation \"" + operation + "\" has a path that is not valid");
        }
        if (found.isMissingNode()) {
            throw new InapplicablePatchException("the operation \"" + operation + "\" fails at \"" + place + "\"");
        }
        return found;
    }
}
