package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.document.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * One value of a document with the path to it. Reading it as a type answers empty if it is of another one, after the
 * mistake was reported: reading goes on, so that all mistakes are found.
 */
final class Field {
    private final Origin origin;
    private final Value value;
    private final Consumer<Problem> problems;

    Field(Origin origin, Value value, Consumer<Problem> problems) {
        this.origin = origin;
        this.value = value;
        this.problems = problems;
    }

    Origin origin() {
        return origin;
    }

    Value value() {
        return value;
    }

    void mistake(String message, String advice) {
        problems.accept(origin.problem(message, advice));
    }

    Optional<String> text() {
        if (value instanceof Value.Text text) {
            return Optional.of(text.value());
        }
        boolean scalar = value instanceof Value.Numeral || value instanceof Value.Flag;
        wrongType("a string", scalar ? "Put it in quotes." : "");
        return Optional.empty();
    }

    Optional<Boolean> flag() {
        if (value instanceof Value.Flag flag) {
            return Optional.of(flag.value());
        }
        wrongType("true or false", "");
        return Optional.empty();
    }

    /** The elements of a list; none if it is not one. */
    List<Field> elements() {
        if (value instanceof Value.Sequence sequence) {
            List<Value> elements = sequence.elements();
            return IntStream.range(0, elements.size())
                    .mapToObj(i -> element(i, elements.get(i)))
                    .toList();
        }
        wrongType("a list", "");
        return List.of();
    }

    /** A whole number within bounds; another value is reported. */
    Optional<Integer> wholeNumber(int least, int most) {
        Optional<Integer> number = value instanceof Value.Numeral numeral
                ? Amounts.bytes(numeral.json()).filter(some -> some >= least && some <= most)
                : Optional.empty();
        if (number.isEmpty()) {
            mistake("expected a number from " + least + " to " + most, "");
        }
        return number;
    }

    boolean isList() {
        return value instanceof Value.Sequence;
    }

    boolean isEmptyList() {
        return value instanceof Value.Sequence sequence && sequence.elements().isEmpty();
    }

    /** One of a few words; another one is reported. */
    Optional<String> oneOf(List<String> words) {
        if (!(value instanceof Value.Text text)) {
            wrongType("one of " + Spelling.listed(words), "");
            return Optional.empty();
        }
        if (!words.contains(text.value())) {
            mistake("unknown value \"" + text.value() + "\"", Spelling.advice(text.value(), words));
            return Optional.empty();
        }
        return Optional.of(text.value());
    }

    /** A text that is not empty; another value is reported. */
    Optional<String> someText() {
        Optional<String> text = text();
        if (text.filter(String::isBlank).isPresent()) {
            mistake("must not be empty", "");
        }
        return text.filter(some -> !some.isBlank());
    }

    /** The strings of a list; those that are none are reported and left out. */
    List<String> texts() {
        return elements().stream().map(Field::text).flatMap(Optional::stream).toList();
    }

    /** The text under a key, to find out what this is before it is read; nothing is reported. */
    Optional<String> peek(String key) {
        if (value instanceof Value.Mapping mapping) {
            for (Value.Entry entry : mapping.entries()) {
                if (entry.key().equals(key) && entry.value() instanceof Value.Text text) {
                    return Optional.of(text.value());
                }
            }
        }
        return Optional.empty();
    }

    Field child(Value.Entry entry) {
        return new Field(origin.key(entry.key(), entry.at()), entry.value(), problems);
    }

    private Field element(int index, Value element) {
        return new Field(origin.index(index, element.at()), element, problems);
    }

    void wrongType(String expected, String advice) {
        if (value instanceof Value.Unusable unusable) {
            mistake(unusable.why(), "");
        } else {
            mistake("expected " + expected + ", found " + value.kind(), advice);
        }
    }
}
