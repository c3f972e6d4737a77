package dev.wasmk8s.runtime.internal.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Makes values of a parser's events. Depth and number of values are bounded, an alias counting as often as it is used:
 * a few lines of nested aliases can stand for billions of values.
 */
final class TreeBuilder {
    private static final int DEEPEST = 100;
    private static final int MOST_VALUES = 100_000;

    private record Anchored(Value value, int size) {}

    private final Parser events;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int values;

    TreeBuilder(Parser events) {
        this.events = events;
    }

    Optional<Value> build() throws DocumentException {
        events.next();
        if (!events.checkEvent(Event.ID.DocumentStart)) {
            return Optional.empty();
        }
        events.next();
        Value root = value(0);
        // Further documents are not read, but what follows must be one, or nothing.
        events.next();
        events.peekEvent();
        return root instanceof Value.Null ? Optional.empty() : Optional.of(root);
    }

    /** The documents of the text that hold something. Bounds are those of all of them together. */
    List<Value> buildAll() throws DocumentException {
        List<Value> documents = new ArrayList<>();
        events.next();
        while (events.checkEvent(Event.ID.DocumentStart)) {
            events.next();
            anchors.clear();
            Value root = value(0);
            if (!(root instanceof Value.Null)) {
                documents.add(root);
            }
            events.next();
        }
        return documents;
    }

    private Value value(int depth) throws DocumentException {
        Event event = events.next();
        Position at = DocumentParser.position(event.getStartMark());
        if (depth > DEEPEST) {
            throw new DocumentException("nested deeper than " + DEEPEST + " levels", at);
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias.getAlias(), at);
        }
        int before = values;
        count(1, at);
        Value value = event instanceof ScalarEvent scalar
                ? scalar(scalar, at)
                : collection((CollectionStartEvent) event, at, depth);
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(value, values - before)));
        return value;
    }

    private Value aliased(Anchor anchor, Position at) throws DocumentException {
        Anchored anchored = anchors.get(anchor);
        if (anchored == null) {
            throw new DocumentException("alias *" + anchor.getValue() + " has no anchor before it", at);
        }
        count(anchored.size, at);
        return anchored.value;
    }

    private void count(int more, Position at) throws DocumentException {
        values += more;
        if (values > MOST_VALUES) {
            throw new DocumentException("more than " + MOST_VALUES + " values, aliases followed", at);
        }
    }

    private static Value scalar(ScalarEvent event, Position at) {
        String text = event.getValue();
        if (hasHalfPair(text)) {
            return new Value.Unusable("the text holds half a surrogate pair", at);
        }
        return Tags.scalar(event.getTag().orElse(""), text, event.isPlain(), at);
    }

    private static boolean hasHalfPair(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private Value collection(CollectionStartEvent event, Position at, int depth) throws DocumentException {
        Value value = event.getEventId() == Event.ID.SequenceStart ? sequence(at, depth) : mapping(at, depth);
        return Tags.collection(event.getTag().orElse(""), value);
    }

    private Value sequence(Position at, int depth) throws DocumentException {
        List<Value> elements = new ArrayList<>();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            elements.add(value(depth + 1));
        }
        events.next();
        return new Value.Sequence(elements, at);
    }

    private Value mapping(Position at, int depth) throws DocumentException {
        List<Value.Entry> entries = new ArrayList<>();
        List<Value.Entry> merges = new ArrayList<>();
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            Event keyEvent = events.peekEvent();
            Value key = value(depth + 1);
            Value value = value(depth + 1);
            (isMergeKey(keyEvent) ? merges : entries).add(Keys.entry(written(keyEvent), key, value));
        }
        events.next();
        return new Value.Mapping(merges.isEmpty() ? entries : MergeKeys.apply(entries, merges), at);
    }

    private static String written(Event key) {
        return key instanceof ScalarEvent scalar ? scalar.getValue() : "?";
    }

    private static boolean isMergeKey(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getTag().isEmpty()
                && scalar.getValue().equals("<<");
    }
}
