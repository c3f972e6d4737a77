package dev.wasmk8s.guest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Any JSON value, as the bytes that it came in: numbers keep their digits, objects their order and unknown fields.
 *
 * <p>Immutable. What reads it as something that it is not throws a {@link GuestException}, which tells the place and
 * not the value. No parameter may be null. Two values are equal if their bytes are.
 */
public final class Json {
    private final byte[] bytes;
    private final int from;
    private final int to;

    /** A slice that was checked to be one value. */
    Json(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** Checks that this text is one JSON value. */
    public static Json parse(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        JsonCursor cursor = new JsonCursor(bytes, 0, bytes.length);
        Json value = cursor.value();
        cursor.expectEnd();
        return value;
    }

    public static Json of(String text) {
        return written(writer -> writer.string(text));
    }

    public static Json of(boolean value) {
        return written(writer -> writer.flag(value));
    }

    public static Json of(long value) {
        return written(writer -> writer.number(value));
    }

    public static Json of(List<String> texts) {
        return written(writer -> writer.strings(texts));
    }

    private static Json written(Consumer<JsonWriter> value) {
        JsonWriter writer = new JsonWriter(32);
        value.accept(writer);
        return writer.toJson();
    }

    public boolean isNull() {
        return bytes[from] == 'n';
    }

    /** The string; {@code ""} for null. */
    public String text() {
        return cursor().text();
    }

    /** The boolean; false for null. */
    public boolean flag() {
        return cursor().flag();
    }

    /** The strings of the list; none for null. */
    public List<String> texts() {
        return cursor().texts();
    }

    /** The elements of the list; none for null. */
    public List<Json> elements() {
        JsonCursor cursor = cursor();
        if (cursor.skipNull()) {
            return List.of();
        }
        List<Json> elements = new ArrayList<>();
        for (cursor.enterList(); cursor.nextElement(); ) {
            elements.add(cursor.value());
        }
        return elements;
    }

    /** The integer, which may have no fraction or exponent and must fit. */
    public long integer() {
        try {
            return Long.parseLong(toString());
        } catch (NumberFormatException e) {
            throw cursor().problem("expected an integer of 64 bits");
        }
    }

    /** A copy of the object that can be changed. */
    public JsonObject object() {
        return JsonObject.read(cursor());
    }

    JsonCursor cursor() {
        return new JsonCursor(bytes, from, to);
    }

    /** The array that holds the value, from {@link #from} to {@link #to}. */
    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Json
                && Arrays.equals(bytes, from, to, ((Json) other).bytes, ((Json) other).from, ((Json) other).to);
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The value as JSON. */
    @Override
    public String toString() {
        return Utf8.decode(bytes, from, to);
    }
}
