package dev.wasmk8s.examples.apiserver.embedded.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The shape of a JSON value. Immutable. */
public sealed interface Schema {
    /** Scalars and free-form values. */
    enum Scalar implements Schema {
        /** Text. */
        STRING,
        /** A whole number. */
        INT,
        /** Any number. */
        NUMBER,
        /** True or false. */
        BOOL,
        /** Base64 text. */
        BYTES,
        /** An RFC 3339 time. */
        TIME,
        /** An amount such as {@code 100Mi}; a number is taken too. */
        QUANTITY,
        /** A whole number or text. */
        INT_OR_STRING,
        /** Anything. */
        ANY
    }

    /**
     * An object with known fields.
     *
     * @param name the type's name
     * @param fields by name, in the order of the table
     * @param atomic whether server-side apply replaces it as a whole
     */
    record Struct(String name, Map<String, Field> fields, boolean atomic) implements Schema {
        /** The schema of a field, or of anything at all if the field is unknown. */
        public Schema field(String field) {
            Field known = fields.get(field);
            return known == null ? Scalar.ANY : known.schema();
        }
    }

    /**
     * An object with free keys.
     *
     * @param values the shape of each value
     * @param atomic whether server-side apply replaces it as a whole
     */
    record MapOf(Schema values, boolean atomic) implements Schema {}

    /**
     * A list.
     *
     * @param items the shape of each item
     * @param keys the fields that tell items apart in server-side apply; empty if the list is not associative
     * @param set whether server-side apply takes it for a set of scalars
     * @param mergeKey the field that tells items apart in a strategic merge patch; empty text if the items are scalars
     *     that are united; absent if a patch replaces the list
     */
    record ListOf(Schema items, List<String> keys, boolean set, Optional<String> mergeKey) implements Schema {}

    /**
     * A field of an object.
     *
     * @param numbers where its value is in the protobuf form: the number of the field, after those of the messages that
     *     the field is in there and not here
     * @param schema the shape of its value
     * @param nullable whether an empty value is another than none
     * @param required whether an object without it is invalid
     * @param retainKeys whether strategic merge patches name the keys to keep
     * @param defaultValue what an absent value is taken for
     */
    record Field(
            List<Integer> numbers,
            Schema schema,
            boolean nullable,
            boolean required,
            boolean retainKeys,
            Optional<JsonNode> defaultValue) {}

    /** The shape of a field, an entry or an item of a value of this shape. */
    default Schema child(String field) {
        if (this instanceof Struct struct) {
            return struct.field(field);
        }
        return this instanceof MapOf map ? map.values() : Scalar.ANY;
    }
}
