package dev.wasmk8s.testing;

import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.document.Position;
import dev.wasmk8s.runtime.internal.document.Value;
import dev.wasmk8s.testing.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One value of a document, with the path to it. What is wrong with it is reported, and reading goes on. */
final class DocumentNode {
    private final String location;
    private final String path;
    private final Position at;
    private final Value value;
    private final Consumer<Problem> problems;
    /** Once looked at, so that what is wrong is reported once. */
    private @Nullable Map<String, DocumentNode> children;

    private DocumentNode(String location, String path, Position at, Value value, Consumer<Problem> problems) {
        this.location = location;
        this.path = path;
        this.at = at;
        this.value = value;
        this.problems = problems;
    }

    static DocumentNode root(String location, Value value, Consumer<Problem> problems) {
        return new DocumentNode(location, "", value.at(), value, problems);
    }

    void mistake(String message, String advice) {
        problems.accept(new Problem(location, at.line(), at.column(), path, message, advice));
    }

    /** The members of an object, but for those that are null; none if it is not one. */
    Map<String, DocumentNode> members() {
        Map<String, DocumentNode> members = new LinkedHashMap<>(all());
        members.values().removeIf(node -> node.value instanceof Value.Null);
        return members;
    }

    private Map<String, DocumentNode> all() {
        if (children == null) {
            children = find();
        }
        return children;
    }

    private Map<String, DocumentNode> find() {
        Map<String, DocumentNode> members = new LinkedHashMap<>();
        if (value instanceof Value.Mapping mapping) {
            for (Value.Entry entry : mapping.entries()) {
                String below = path.isEmpty() ? entry.key() : path + "." + entry.key();
                DocumentNode node = new DocumentNode(location, below, entry.at(), entry.value(), problems);
                if (members.putIfAbsent(entry.key(), node) != null) {
                    node.mistake("the key appears twice", "Keep one of them.");
                }
            }
        } else {
            mistake("expected an object, found " + value.kind(), "");
        }
        return members;
    }

    /** A string; any other value is reported. */
    Optional<String> text() {
        if (value instanceof Value.Text text) {
            return Optional.of(text.value());
        }
        mistake("expected a string, found " + value.kind(), "");
        return Optional.empty();
    }

    boolean isObject() {
        return value instanceof Value.Mapping;
    }

    /** The value as JSON; what JSON cannot express is reported, and null in it. */
    Json json() {
        if (value instanceof Value.Mapping) {
            Map<String, Json> members = new LinkedHashMap<>();
            all().forEach((key, node) -> members.put(key, node.json()));
            return new Json.Mapping(members);
        }
        if (value instanceof Value.Sequence sequence) {
            return new Json.Sequence(
                    elements(sequence).stream().map(DocumentNode::json).toList());
        }
        if (value instanceof Value.Text text) {
            return new Json.Text(text.value());
        }
        if (value instanceof Value.Numeral number) {
            return new Json.Numeral(number.json());
        }
        if (value instanceof Value.Flag flag) {
            return new Json.Flag(flag.value());
        }
        if (value instanceof Value.Unusable unusable) {
            mistake(unusable.why(), "");
        }
        return new Json.Null();
    }

    private List<DocumentNode> elements(Value.Sequence sequence) {
        List<DocumentNode> nodes = new ArrayList<>();
        for (Value element : sequence.elements()) {
            nodes.add(new DocumentNode(location, path + "[" + nodes.size() + "]", element.at(), element, problems));
        }
        return nodes;
    }
}
