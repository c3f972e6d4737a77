package dev.wasmk8s.spec.json;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.InputCoercionException;

/**
 * Reads one JSON document with a cursor that stands on a value. Each reading method wants its type of value and leaves
 * the cursor on the value's last token; anything else is a {@link ReviewException} that tells the path.
 *
 * <p>Strict: one value and nothing after it, valid UTF-8 without byte order mark, no duplicate keys at any depth, and
 * the bounds of {@link JsonLimits}. A key whose value is null counts as absent. Not thread-safe.
 */
public final class JsonReader {
    private final JsonParser parser;
    private final byte[] bytes;
    private final int offset;
    private final FailureCode failure;
    private final OpenObjects objects = new OpenObjects();

    private JsonReader(JsonParser parser, byte[] bytes, int offset, FailureCode failure) {
        this.parser = parser;
        this.bytes = bytes;
        this.offset = offset;
        this.failure = failure;
    }

    /**
     * Reads a document.
     *
     * @param failure the code of the exception if the document is malformed
     * @param body reads the document's one value, on which the cursor stands
     */
    public static <T> T read(RawJson document, FailureCode failure, Function<JsonReader, T> body) {
        return document.read((bytes, offset, size) -> {
            DocumentCheck.check(bytes, offset, size, failure);
            try (JsonParser parser = JsonLimits.FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, size)) {
                JsonReader reader = new JsonReader(parser, bytes, offset, failure);
                try {
                    return reader.document(body);
                } catch (JacksonException e) {
                    throw Malformed.syntax(failure, parser, e);
                }
            }
        });
    }

    /** Checks that a value is one well-formed document, unless that is known. */
    public static void check(RawJson value, FailureCode failure) {
        if (!value.isChecked()) {
            read(value, failure, JsonReader::raw);
            value.markChecked();
        }
    }

    private <T> T document(Function<JsonReader, T> body) {
        if (parser.nextToken() == null) {
            throw new ReviewException(failure, "the document is empty");
        }
        T result = body.apply(this);
        if (parser.nextToken() != null) {
            throw new ReviewException(failure, "there is more after the JSON value; expected exactly one");
        }
        return result;
    }

    /** Enters an object; go on with {@link #field}. */
    public void object() {
        expect(JsonToken.START_OBJECT, "an object");
        objects.open();
    }

    /**
     * Goes on to the next field that is not null, and stands on its value. Every value must be read or skipped.
     *
     * @return the key, or null at the end of the object
     */
    public @Nullable String field() {
        while (true) {
            String name = parser.nextName();
            if (name == null) {
                objects.close();
                return null;
            }
            enter(name);
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                return name;
            }
        }
    }

    /** Passes over the value, whatever it is. */
    public void skip() {
        int open = 0;
        JsonToken token = parser.currentToken();
        while (true) {
            switch (token) {
                case START_OBJECT -> {
                    objects.open();
                    open++;
                }
                case START_ARRAY -> open++;
                case END_OBJECT -> {
                    objects.close();
                    open--;
                }
                case END_ARRAY -> open--;
                case PROPERTY_NAME -> enter(parser.currentName());
                default -> {
                    // A value.
                }
            }
            if (open == 0) {
                return;
            }
            token = parser.nextToken();
        }
    }

    private void enter(String key) {
        if (!objects.add(key)) {
            throw Malformed.twice(failure, parser);
        }
    }

    /** Reads a string. */
    public String string() {
        expect(JsonToken.VALUE_STRING, "a string");
        return wellFormed(parser.getString());
    }

    /** Reads a boolean. */
    public boolean bool() {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw expected("a boolean");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** Reads an integer of 32 bits. Fractions and exponents are refused, even where the value is whole. */
    public int integer() {
        expect(JsonToken.VALUE_NUMBER_INT, "an integer");
        try {
            return parser.getIntValue();
        } catch (InputCoercionException e) {
            throw malformed("the number does not fit into 32 bits");
        }
    }

    /** Reads an array, with {@code element} reading each element. Elements must not be null. */
    public <T> List<T> list(Function<JsonReader, T> element) {
        expect(JsonToken.START_ARRAY, "an array");
        List<T> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(element.apply(this));
        }
        return list;
    }

    /** Reads an array of strings. */
    public List<String> strings() {
        return list(JsonReader::string);
    }

    /** Reads an object with arbitrary keys, in order, with {@code value} reading each value. */
    public <T> Map<String, T> map(Function<JsonReader, T> value) {
        object();
        Map<String, T> map = new LinkedHashMap<>();
        for (String key = field(); key != null; key = field()) {
            map.put(wellFormed(key), value.apply(this));
        }
        return map;
    }

    /** Reads an object as the bytes in which it came. */
    public RawJson rawObject() {
        expect(JsonToken.START_OBJECT, "an object");
        return raw();
    }

    /** Reads any value as the bytes in which it came. */
    public RawJson raw() {
        long from = parser.currentTokenLocation().getByteOffset();
        skip();
        parser.finishToken();
        long to = parser.currentLocation().getByteOffset();
        return RawJson.wrap(bytes, offset + (int) from, (int) (to - from)).markChecked();
    }

    /** A failure at the place of the cursor. */
    public ReviewException malformed(String problem) {
        return Malformed.at(failure, parser, problem);
    }

    /** A required key is absent from the object that the cursor has just left. */
    public ReviewException missing(String key) {
        return Malformed.missing(failure, parser, key);
    }

    private void expect(JsonToken token, String name) {
        if (parser.currentToken() != token) {
            throw expected(name);
        }
    }

    private ReviewException expected(String name) {
        return malformed("expected " + name + ", found " + Malformed.describe(parser.currentToken()));
    }

    private String wellFormed(String text) {
        if (!Surrogates.arePaired(text)) {
            throw malformed(Surrogates.PROBLEM);
        }
        return text;
    }
}
