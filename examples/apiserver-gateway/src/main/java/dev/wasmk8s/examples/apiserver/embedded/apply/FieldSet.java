package dev.wasmk8s.examples.apiserver.embedded.apply;

import dev.wasmk8s.examples.apiserver.embedded.api.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A set of fields. Immutable.
 *
 * @param paths the fields
 */
record FieldSet(Set<List<String>> paths) {
    static final FieldSet EMPTY = new FieldSet(Set.of());
    private static final String SELF = ".";

    FieldSet {
        paths = Set.copyOf(paths);
    }

    /** Reads {@code FieldsV1}. */
    static FieldSet parse(JsonNode fieldsV1) {
        Set<List<String>> paths = new LinkedHashSet<>();
        parse(fieldsV1, List.of(), paths);
        return new FieldSet(paths);
    }

    private static void parse(JsonNode node, List<String> path, Set<List<String>> paths) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getKey().equals(SELF)) {
                paths.add(path);
            } else {
                List<String> child = new ArrayList<>(path);
                child.add(entry.getKey());
                if (entry.getValue().isEmpty()) {
                    paths.add(List.copyOf(child));
                } else {
                    parse(entry.getValue(), List.copyOf(child), paths);
                }
            }
        }
    }

    /** Writes {@code FieldsV1}, sorted. */
    ObjectNode toJson() {
        ObjectNode root = Json.object();
        paths.stream()
                .sorted((one, other) -> String.join("\0", one).compareTo(String.join("\0", other)))
                .forEach(path -> insert(root, path));
        return root;
    }

    private void insert(ObjectNode root, List<String> path) {
        ObjectNode node = root;
        for (int i = 0; i < path.size(); i++) {
            ObjectNode child = node.withObjectProperty(path.get(i));
            boolean parentOfMore = i < path.size() - 1;
            if (parentOfMore && child.isEmpty() && paths.contains(path.subList(0, i + 1))) {
                child.putObject(SELF);
            }
            node = child;
        }
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }

    FieldSet plus(FieldSet other) {
        Set<List<String>> result = new HashSet<>(paths);
        result.addAll(other.paths);
        return new FieldSet(result);
    }

    FieldSet minus(FieldSet other) {
        Set<List<String>> result = new HashSet<>(paths);
        result.removeAll(other.paths);
        return new FieldSet(result);
    }

    FieldSet and(FieldSet other) {
        Set<List<String>> result = new HashSet<>(paths);
        result.retainAll(other.paths);
        return new FieldSet(result);
    }

    /** Whether the set has a field within another, or that field itself. */
    boolean hasWithin(List<String> field) {
        return paths.stream()
                .anyMatch(path -> path.size() >= field.size()
                        && path.subList(0, field.size()).equals(field));
    }
}
