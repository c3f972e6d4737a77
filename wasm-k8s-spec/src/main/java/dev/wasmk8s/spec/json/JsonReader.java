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

/**
 * Reads one JSON document with a cursor that stands on a value. Each reading method wants its type of value and leaves
 * the cursor behind it; anything else is a {@link ReviewException} that tells the path.
 *
 * <p>Strict: one value and nothing after it, valid UTF-8 without byte order mark, no duplicate keys at any depth, and
 * the bounds of {@link JsonLimits}. A key whose value is null counts as absent. Not thread-safe.
 */
public final class JsonReader {
    /** Keys, and names of kinds and the like. */
    private static final CommonTexts COMMON = new CommonTexts(1 << 10);

    private static final String FRACTION = "a number with a fraction or exponent";

    private final JsonText text;
    private final OpenValues open;
    private final ObjectKeys keys;
    private final FailureCode failure;

    /** The last key. */
    private boolean keyEscaped;

    private long keyHash;

    private JsonReader(JsonText text, int size, FailureCode failure) {
        this.text = text;
        this.open = new OpenValues(text);
        this.keys = new ObjectKeys(text, size);
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
            JsonReader reader = new JsonReader(new JsonText(bytes, offset, size), size, failure);
            try {
                return reader.document(body);
            } catch (JsonSyntaxException e) {
                throw Malformed.syntax(failure, bytes, offset, reader.open.path(), e);
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
        if (!text.skipSpace()) {
            throw new ReviewException(failure, "the document is empty");
        }
        T result = body.apply(this);
        if (text.skipSpace()) {
            throw startsValue(text.next())
                    ? new ReviewException(failure, "there is more after the JSON value; expected exactly one")
                    : text.invalid();
        }
        return result;
    }

    private static boolean startsValue(byte b) {
        return "{[\"-0123456789tfn".indexOf(b) >= 0;
    }

    /** Enters an object; go on with {@link #field}. */
    public void object() {
        expect('{', "an object");
        text.pass();
        enterObject();
    }

    private void enterObject() {
        open.enter(false);
        keys.open();
    }

    /**
     * Goes on to the next field that is not null, and stands on its value. Every value must be read or skipped.
     *
     * @return the key, or null at the end of the object
     */
    public @Nullable String field() {
        while (nextKey()) {
            if (text.next() != 'n') {
                return key();
            }
            text.word("null");
        }
        return null;
    }

    /** Goes on to the value of the next key of the innermost object, or leaves the object: false. */
    boolean nextKey() {
        byte next = text.next();
        if (next == '}') {
            text.pass();
            keys.close();
            open.leave();
            return false;
        }
        if (!open.atStart()) {
            text.pass(',');
            next = text.next();
        }
        if (next != '"') {
            throw text.invalid();
        }
        int from = text.string();
        int to = text.stringEnd();
        boolean escaped = text.wasEscaped();
        long hash = Words.hash(text.bytes(), from, to - from);
        open.key(from, to);
        if (to - from > JsonLimits.KEY && text.decode(from, to, escaped).length() > JsonLimits.KEY) {
            throw new JsonSyntaxException(JsonSyntaxException.LONG, text.at());
        }
        if (!keys.add(from, to, escaped, hash)) {
            throw new JsonSyntaxException(JsonSyntaxException.TWICE, text.at());
        }
        keyEscaped = escaped;
        keyHash = hash;
        text.pass(':');
        text.next();
        return true;
    }

    /** Goes on to the next element of the innermost array, or leaves the array: false. */
    boolean nextElement() {
        if (text.next() == ']') {
            text.pass();
            open.leave();
            return false;
        }
        if (!open.atStart()) {
            text.pass(',');
            text.next();
        }
        open.element();
        return true;
    }

    /** Passes over the value, whatever it is. */
    public void skip() {
        int outside = open.depth();
        do {
            skipOrEnter();
            boolean onValue = false;
            while (!onValue && open.depth() > outside) {
                onValue = open.inArray() ? nextElement() : nextKey();
            }
        } while (open.depth() > outside);
    }

    private void skipOrEnter() {
        switch (text.next()) {
            case '{' -> {
                text.pass();
                enterObject();
            }
            case '[' -> {
                text.pass();
                open.enter(true);
            }
            case '"' -> text.string();
            case 't' -> text.word("true");
            case 'f' -> text.word("false");
            case 'n' -> text.word("null");
            default -> text.number();
        }
    }

    /** Reads a string. */
    public String string() {
        expect('"', "a string");
        int from = text.string();
        boolean escaped = text.wasEscaped();
        String value = text.decode(from, text.stringEnd(), escaped);
        return escaped ? wellFormed(value) : value;
    }

    /**
     * Reads a string that is the same in most documents, such as the name of a kind. Such strings are kept: it must be no
     * secret.
     */
    public String name() {
        expect('"', "a string");
        int from = text.string();
        int to = text.stringEnd();
        if (text.wasEscaped()) {
            return wellFormed(text.decode(from, to, true));
        }
        return common(from, to, Words.hash(text.bytes(), from, to - from));
    }

    private String key() {
        int from = open.keyFrom();
        int to = open.keyTo();
        return keyEscaped ? text.decode(from, to, true) : common(from, to, keyHash);
    }

    private String common(int from, int to, long hash) {
        String kept = COMMON.find(text.bytes(), from, to - from, hash);
        if (kept == null) {
            kept = text.decode(from, to, false);
            COMMON.keep(text.bytes(), from, to - from, hash, kept);
        }
        return kept;
    }

    /** Reads a boolean. */
    public boolean bool() {
        boolean value = text.next() == 't';
        if (!value) {
            expect('f', "a boolean");
        }
        text.word(value ? "true" : "false");
        return value;
    }

    /** Reads an integer of 32 bits. Fractions and exponents are refused, even where the value is whole. */
    public int integer() {
        byte first = text.next();
        if (first != '-' && (first < '0' || first > '9')) {
            throw expected("an integer");
        }
        int from = text.at();
        if (!text.number()) {
            throw malformed("expected an integer, found " + FRACTION);
        }
        try {
            return Integer.parseInt(text.decode(from, text.at(), false));
        } catch (NumberFormatException e) {
            throw malformed("the number does not fit into 32 bits");
        }
    }

    /** Reads an array, with {@code element} reading each element. Elements must not be null. */
    public <T> List<T> list(Function<JsonReader, T> element) {
        array();
        List<T> list = new ArrayList<>();
        while (nextElement()) {
            list.add(element.apply(this));
        }
        return list;
    }

    /** Reads an array of strings. */
    public List<String> strings() {
        array();
        List<String> list = new ArrayList<>();
        while (nextElement()) {
            list.add(string());
        }
        return list;
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

    /** Reads an object of strings, in order. One that is null is empty, as for the API server: its key is there. */
    public Map<String, String> stringMap() {
        object();
        Map<String, String> map = new LinkedHashMap<>();
        while (nextKey()) {
            String key = key();
            if (text.next() == 'n') {
                text.word("null");
                map.put(key, "");
            } else {
                map.put(key, string());
            }
        }
        return map;
    }

    /** Reads an object as the bytes in which it came. */
    public RawJson rawObject() {
        expect('{', "an object");
        return raw();
    }

    /** Reads any value as the bytes in which it came. */
    public RawJson raw() {
        int from = text.at();
        skip();
        return RawJson.wrap(text.bytes(), from, text.at() - from).markChecked();
    }

    /** The first character of the value on which the cursor stands; it tells the type. */
    public char first() {
        return (char) text.next();
    }

    /** As {@link #field}, but stands on values that are null as well. They count as values here. */
    public @Nullable String fieldOrNull() {
        return nextKey() ? text.decode(open.keyFrom(), open.keyTo(), keyEscaped) : null;
    }

    /**
     * A number for what the value means, whatever it is: values that mean the same have the same. Others may, too. Passes over
     * the value.
     */
    public long fingerprint() {
        return Fingerprint.of(this);
    }

    JsonText text() {
        return text;
    }

    /** The last key: a number for what it means. */
    long keyFingerprint() {
        return Fingerprint.of(text, open.keyFrom(), open.keyTo(), keyEscaped);
    }

    /** Enters an array; go on with {@link #nextElement}. */
    void array() {
        expect('[', "an array");
        text.pass();
        open.enter(true);
    }

    /** A failure at the place of the cursor. */
    public ReviewException malformed(String problem) {
        return Malformed.at(failure, open.path(), problem);
    }

    /** A required key is absent from the object that the cursor has just left. */
    public ReviewException missing(String key) {
        return Malformed.missing(failure, open.path(), key);
    }

    private void expect(char first, String name) {
        if (text.next() != first) {
            throw expected(name);
        }
    }

    private ReviewException expected(String name) {
        return malformed("expected " + name + ", found " + found());
    }

    /** What the cursor stands on, which must be valid so far. */
    private String found() {
        return switch (text.next()) {
            case '{' -> "an object";
            case '[' -> "an array";
            case '"' -> "a string";
            case 't' -> word("true", "a boolean");
            case 'f' -> word("false", "a boolean");
            case 'n' -> word("null", "null");
            default -> text.number() ? "a number" : FRACTION;
        };
    }

    private String word(String word, String name) {
        text.word(word);
        return name;
    }

    private String wellFormed(String value) {
        if (!Surrogates.arePaired(value)) {
            throw malformed(Surrogates.PROBLEM);
        }
        return value;
    }
}
