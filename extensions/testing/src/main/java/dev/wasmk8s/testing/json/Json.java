package dev.wasmk8s.testing.json;

import dev.wasmk8s.json.RawJson;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value. Immutable. Two are equal if they mean the same: the order of keys and how a number is written make no
 * difference. Null is a value, and is not the same as none. No parameter may be null.
 */
public sealed interface Json {
    /**
     * Reads a value.
     *
     * @throws InvalidJsonException if the bytes are not exactly one JSON value, or a key is there twice
     */
    static Json parse(RawJson json) throws InvalidJsonException {
        return JsonParsing.parse(json);
    }

    /** A string. */
    static Json of(String value) {
        return new Text(value);
    }

    /** A boolean. */
    static Json of(boolean value) {
        return new Flag(value);
    }

    /** A whole number. */
    static Json of(long value) {
        return new Numeral(Long.toString(value));
    }

    /** A list of strings. */
    static Json ofTexts(List<String> values) {
        return new Sequence(values.stream().map(Json::of).toList());
    }

    /** The value on one line. */
    default String compact() {
        return JsonPrinting.compact(this);
    }

    /** The value with a line for each member and element, two spaces deeper at each level. */
    default String pretty() {
        return JsonPrinting.pretty(this);
    }

    /** The value as bytes, on one line. */
    default RawJson raw() {
        return RawJson.of(compact());
    }

    /** What stands under a key; empty if this is no object, or has no such key. */
    default Optional<Json> get(String key) {
        return Optional.empty();
    }

    /** The string under a key; empty if there is none. */
    default Optional<String> text(String key) {
        return get(key).filter(value -> value instanceof Text).map(value -> ((Text) value).value());
    }

    /** Whether it is null, false, 0, or holds nothing: on the wire the same as absence. */
    default boolean isEmpty() {
        return false;
    }

    /** An object, whose members keep their order. */
    record Mapping(Map<String, Json> members) implements Json {
        /** Copies the map. */
        public Mapping {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public Optional<Json> get(String key) {
            return Optional.ofNullable(members.get(key));
        }

        @Override
        public boolean isEmpty() {
            return members.isEmpty();
        }
    }

    /** A list. */
    record Sequence(List<Json> elements) implements Json {
        /** Copies the list. */
        public Sequence {
            elements = List.copyOf(elements);
        }

        @Override
        public boolean isEmpty() {
            return elements.isEmpty();
        }
    }

    /** A string. */
    record Text(String value) implements Json {
        /** Checks that it is not null. */
        public Text {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public boolean isEmpty() {
            return value.isEmpty();
        }
    }

    /**
     * A number.
     *
     * @param digits as JSON writes it
     */
    record Numeral(String digits) implements Json {
        private static final int LONGEST = 1000;

        /** Checks that it is not null. */
        public Numeral {
            Objects.requireNonNull(digits, "digits");
        }

        @Override
        public boolean isEmpty() {
            return digits.equals("0");
        }

        /** By value; numbers that are too long for arithmetic by their digits. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Numeral that && value().equals(that.value());
        }

        @Override
        public int hashCode() {
            return value().hashCode();
        }

        private Object value() {
            try {
                return digits.length() > LONGEST ? digits : new BigDecimal(digits).stripTrailingZeros();
            } catch (ArithmeticException | NumberFormatException e) {
                // An exponent that no BigDecimal has.
                return digits;
            }
        }
    }

    /** True or false. */
    record Flag(boolean value) implements Json {
        @Override
        public boolean isEmpty() {
            return !value;
        }
    }

    /** Null. */
    record Null() implements Json {
        @Override
        public boolean isEmpty() {
            return true;
        }
    }
}
