package dev.wasmk8s.spec.json;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/**
 * Writes one JSON object. Methods whose name starts with {@code optional} leave the key out where the value is empty,
 * as Go's {@code omitempty} does. Not thread-safe.
 */
public final class JsonWriter {
    /** What a document needs beside the raw values in it, roughly, in bytes. */
    private static final int ROOM = 1024;

    private final Output out;
    private final JsonGenerator generator;
    private final FailureCode failure;

    private JsonWriter(Output out, JsonGenerator generator, FailureCode failure) {
        this.out = out;
        this.generator = generator;
        this.failure = failure;
    }

    /**
     * Writes an object.
     *
     * @param failure the code of the exception if a value cannot be written
     * @param rawBytes the size of the raw values that will be written, for the buffer
     * @param fields writes the object's fields
     */
    public static RawJson object(FailureCode failure, int rawBytes, Consumer<JsonWriter> fields) {
        Output out = new Output(ROOM + rawBytes);
        try (JsonGenerator generator =
                JsonLimits.FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            generator.writeStartObject();
            fields.accept(new JsonWriter(out, generator, failure));
            generator.writeEndObject();
        }
        return out.toRawJson().markChecked();
    }

    /** Writes a string. */
    public void string(String key, String value) {
        generator.writeStringProperty(wellFormed(key), wellFormed(value));
    }

    /** Writes a string unless it is empty. */
    public void optional(String key, String value) {
        if (!value.isEmpty()) {
            string(key, value);
        }
    }

    /** Writes a string if there is one. */
    public void optional(String key, Optional<String> value) {
        value.ifPresent(present -> string(key, present));
    }

    /** Writes an array of strings unless it is empty. */
    public void optional(String key, List<String> values) {
        if (!values.isEmpty()) {
            generator.writeName(key);
            strings(values);
        }
    }

    /** Writes an array of objects unless it is empty, with {@code element} writing the fields of each. */
    public <T> void optionalObjects(String key, List<T> elements, Consumer<T> element) {
        if (!elements.isEmpty()) {
            generator.writeName(key);
            generator.writeStartArray();
            for (T each : elements) {
                generator.writeStartObject();
                element.accept(each);
                generator.writeEndObject();
            }
            generator.writeEndArray();
        }
    }

    /** Writes an object of strings unless it is empty. */
    public void optionalStringMap(String key, Map<String, String> map) {
        if (!map.isEmpty()) {
            object(key, () -> map.forEach(this::string));
        }
    }

    /** Writes an object of arrays of strings unless it is empty. */
    public void optionalListMap(String key, Map<String, List<String>> map) {
        if (!map.isEmpty()) {
            object(
                    key,
                    () -> map.forEach((name, values) -> {
                        generator.writeName(wellFormed(name));
                        strings(values);
                    }));
        }
    }

    /** Writes a number. */
    public void number(String key, int value) {
        generator.writeNumberProperty(key, value);
    }

    /** Writes a number unless it is 0. */
    public void optional(String key, int value) {
        if (value != 0) {
            number(key, value);
        }
    }

    /** Writes a boolean. */
    public void bool(String key, boolean value) {
        generator.writeBooleanProperty(key, value);
    }

    /** Writes a boolean unless it is false. */
    public void optional(String key, boolean value) {
        if (value) {
            bool(key, true);
        }
    }

    /** Writes an object, with {@code fields} writing its fields. */
    public void object(String key, Runnable fields) {
        generator.writeName(key);
        generator.writeStartObject();
        fields.run();
        generator.writeEndObject();
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
            generator.writeNullProperty(key);
        }
    }

    /** Writes a raw value. One that is not known to be well-formed is checked first, lest it break out of its place. */
    public void raw(String key, RawJson value) {
        try {
            JsonReader.check(value, failure);
        } catch (ReviewException e) {
            throw new ReviewException(failure, key + ": " + e.detail());
        }
        generator.writeName(key);
        generator.writeRawValue("");
        generator.flush();
        out.append(value);
    }

    private String wellFormed(String text) {
        if (!Surrogates.arePaired(text)) {
            throw new ReviewException(failure, Surrogates.PROBLEM);
        }
        return text;
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
        generator.writeStartArray();
        values.forEach(value -> generator.writeString(wellFormed(value)));
        generator.writeEndArray();
    }

    /** A buffer that gives its bytes away without copying them. */
    private static final class Output extends ByteArrayOutputStream {
        Output(int size) {
            super(size);
        }

        void append(RawJson value) {
            value.read((bytes, offset, size) -> {
                write(bytes, offset, size);
                return size;
            });
        }

        RawJson toRawJson() {
            return RawJson.wrap(buf, 0, count);
        }
    }
}
