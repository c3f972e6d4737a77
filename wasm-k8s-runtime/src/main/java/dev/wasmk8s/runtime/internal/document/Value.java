package dev.wasmk8s.runtime.internal.document;

import java.util.List;

/** One value of a document, and where it stands. Immutable. */
public sealed interface Value {
    /** Where it begins. */
    Position at();

    /** What it is, for messages: "a string", "a list" and so on. */
    String kind();

    /** Null, or nothing at all after a key. */
    record Null(Position at) implements Value {
        @Override
        public String kind() {
            return "null";
        }
    }

    /** True or false. */
    record Flag(boolean value, Position at) implements Value {
        @Override
        public String kind() {
            return "a boolean";
        }
    }

    /**
     * A number.
     *
     * @param json its digits as JSON writes them, nothing lost
     */
    record Numeral(String json, Position at) implements Value {
        @Override
        public String kind() {
            return "a number";
        }
    }

    /** A string. */
    record Text(String value, Position at) implements Value {
        @Override
        public String kind() {
            return "a string";
        }
    }

    /** A list. */
    record Sequence(List<Value> elements, Position at) implements Value {
        /** Copies the list. */
        public Sequence {
            elements = List.copyOf(elements);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** An object. Its keys stand in order of appearance, and may repeat: readers report that. */
    record Mapping(List<Entry> entries, Position at) implements Value {
        /** Copies the list. */
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "an object";
        }
    }

    /**
     * Something that JSON cannot express.
     *
     * @param why for messages, with what to do
     */
    record Unusable(String why, Position at) implements Value {
        @Override
        public String kind() {
            return "something that JSON cannot express";
        }
    }

    /**
     * One key of an object and its value.
     *
     * @param at where the key stands
     */
    record Entry(String key, Position at, Value value) {}
}
