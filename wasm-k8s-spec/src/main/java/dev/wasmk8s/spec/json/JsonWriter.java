package dev.wasmk8s.spec.json;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes one JSON object, front to back. Methods whose name starts with {@code optional} leave the key out where the value
 * is empty, as Go's {@code omitempty} does. Not thread-safe.
 */
public final class JsonWriter {
    /** What a document with a few short fields needs, roughly, in bytes. */
    private static final int ROOM = 256;

    private final JsonBytes out;
    private final FailureCode failure;
    /** How many objects are open. */
    private int depth;

    /**
     * Begins an object.
     *
     * @param failure the code of the exception if a value cannot be written
     * @param expectedBytes what will be written beside a few short fields, for the buffer
     */
    public JsonWriter(FailureCode failure, int expectedBytes) {
        this.out = new JsonBytes(failure, ROOM + expectedBytes);
        this.failure = failure;
        open();
    }

    private void open() {
        out.open('{');
        depth++;
    }

    /** Begins an object within this one; what follows are its fields, until its {@link #end}. */
    public void object(String key) {
        out.key(key);
        open();
    }

    /** Ends the innermost object. */
    public JsonWriter end() {
        out.close('}');
        depth--;
        return this;
    }

    /**
     * Ends the whole.
     *
     * @throws IllegalStateException if an object within it was not ended
     */
    public RawJson finish() {
        end();
        if (depth != 0) {
            throw new IllegalStateException(depth + " objects too many or too few were ended");
        }
        return out.toRawJson().markChecked();
    }

    /** Writes a string. */
    public void string(String key, String value) {
        out.key(key);
        out.string(value);
    }

    /** Writes a string unless it is empty. */
    public void optional(String key, String value) {
        if (!value.isEmpty()) {
            string(key, value);
        }
    }

    /** Writes a string if there is one. */
    public void optional(String key, Optional<String> value) {
        if (value.isPresent()) {
            string(key, value.get());
        }
    }

    /** Writes an array of strings unless it is empty. */
    public void optional(String key, List<String> values) {
        if (!values.isEmpty()) {
            out.key(key);
            strings(values);
        }
    }

    /** Writes an array of objects unless it is empty, with {@code element} writing the fields of each. */
    public <T> void optionalObjects(String key, List<T> elements, Consumer<T> element) {
        if (!elements.isEmpty()) {
            out.key(key);
            out.open('[');
            for (T each : elements) {
                open();
                element.accept(each);
                end();
            }
            out.close(']');
        }
    }

    /** Writes an object of strings unless it is empty. */
    public void optionalStringMap(String key, Map<String, String> map) {
        if (!map.isEmpty()) {
            object(key);
            for (Map.Entry<String, String> entry : map.entrySet()) {
                string(entry.getKey(), entry.getValue());
            }
            end();
        }
    }

    /** Writes an object of arrays of strings unless it is empty. */
    public void optionalListMap(String key, Map<String, List<String>> map) {
        if (!map.isEmpty()) {
            object(key);
            for (Map.Entry<String, List<String>> entry : map.entrySet()) {
                out.key(entry.getKey());
                strings(entry.getValue());
            }
            end();
        }
    }

    /** Writes a number. */
    public void number(String key, int value) {
        literal(key, Integer.toString(value));
    }

    /** Writes a number unless it is 0. */
    public void optional(String key, int value) {
        if (value != 0) {
            number(key, value);
        }
    }

    /** Writes a boolean. */
    public void bool(String key, boolean value) {
        literal(key, value ? "true" : "false");
    }

    /** Writes a boolean unless it is false. */
    public void optional(String key, boolean value) {
        if (value) {
            bool(key, true);
        }
    }

    private void literal(String key, String literal) {
        out.key(key);
        out.literal(literal);
    }

    /** Writes a raw object, or null if there is none. It is checked as {@link #raw} does. */
    public void rawObjectOrNull(String key, Optional<RawJson> value) {
        if (value.isPresent()) {
            raw(key, value.get());
            // Only now the first byte that is no white space is known to tell.
            if (!startsObject(value.get())) {
                throw new ReviewException(failure, key + ": expected an object");
            }
        } else {
            literal(key, "null");
        }
    }

    /** Writes a raw value. One that is not known to be well-formed is checked first, lest it break out of its place. */
    public void raw(String key, RawJson value) {
        try {
            JsonReader.check(value, failure);
        } catch (ReviewException e) {
            throw new ReviewException(failure, key + ": " + e.detail());
        }
        out.key(key);
        out.raw(value);
    }

    private static boolean startsObject(RawJson value) {
        return value.read((bytes, offset, size) -> {
            int at = offset;
            while (bytes[at] <= ' ') {
                at++;
            }
            return bytes[at] == '{';
        });
    }

    private void strings(List<String> values) {
        out.open('[');
        for (String value : values) {
            out.string(value);
        }
        out.close(']');
    }
}
