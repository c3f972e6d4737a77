package dev.wasmk8s.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * One JSON value as the UTF-8 bytes in which it was received or written.
 *
 * <p>Resource objects travel through wasm-k8s in this form, so that no field that a model does not know is lost and
 * nothing is parsed twice. The bytes are not checked here; whoever needs a well-formed value parses it, and may leave a
 * note of that with {@link #markChecked}.
 *
 * <p>Immutable and safe for use by several threads, provided that nobody changes an array handed to {@link #wrap}.
 * Two values are equal if their bytes are, not if they mean the same.
 */
public final class RawJson {
    private final byte[] bytes;
    private final int offset;
    private final int size;
    // A memo, not part of the value: a race can only cost a second check.
    private boolean checked;

    private RawJson(byte[] bytes, int offset, int size) {
        this.bytes = bytes;
        this.offset = offset;
        this.size = size;
    }

    /**
     * Wraps a whole array without copying it. The caller gives the array up: changing it afterwards changes this value.
     */
    public static RawJson wrap(byte[] utf8) {
        return new RawJson(utf8, 0, utf8.length);
    }

    /**
     * Wraps part of an array without copying it. The caller gives the array up: changing it afterwards changes this
     * value.
     *
     * @param offset the index of the first byte
     * @param size the number of bytes
     * @throws IndexOutOfBoundsException if the part is not within the array
     */
    public static RawJson wrap(byte[] utf8, int offset, int size) {
        Objects.checkFromIndexSize(offset, size, utf8.length);
        return new RawJson(utf8, offset, size);
    }

    /** Encodes JSON text as UTF-8. */
    public static RawJson of(String json) {
        return wrap(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The number of bytes. */
    public int size() {
        return size;
    }

    /** A fresh copy of the bytes. */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(bytes, offset, offset + size);
    }

    /**
     * Hands the bytes to a reader without copying them. The reader must not change the array, nor keep it longer than
     * it keeps this value.
     *
     * @return what the reader returned
     */
    public <T> T read(Reader<T> reader) {
        return reader.read(bytes, offset, size);
    }

    /**
     * Copies the bytes into an array.
     *
     * @param target the array to fill, from {@code at} on
     * @param at the index of the first byte written
     * @throws IndexOutOfBoundsException if the bytes do not fit
     */
    public void copyTo(byte[] target, int at) {
        Objects.checkFromIndexSize(at, size, target.length);
        System.arraycopy(bytes, offset, target, at, size);
    }

    /** Writes the bytes to a stream. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, offset, size);
    }

    /**
     * Whether the bytes are known to be exactly one well-formed JSON value in valid UTF-8, with no key twice in one
     * object. Code that puts a value into a document checks one that is not known to be, once, lest it break out of its
     * place there.
     */
    public boolean isChecked() {
        return checked;
    }

    /**
     * Remembers that the bytes are exactly one well-formed JSON value in valid UTF-8, with no key twice in one object.
     * Only for code that has parsed these bytes or produced them with a JSON writer.
     *
     * @return this value
     */
    public RawJson markChecked() {
        checked = true;
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawJson that
                && Arrays.equals(bytes, offset, offset + size, that.bytes, that.offset, that.offset + that.size);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + size; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    /** The JSON text. It may hold secrets (a Secret's data, for example): do not log it without thought. */
    @Override
    public String toString() {
        return new String(bytes, offset, size, StandardCharsets.UTF_8);
    }

    /**
     * Reads the bytes of a value in place.
     *
     * @param <T> what is made of them
     */
    @FunctionalInterface
    public interface Reader<T> {
        /**
         * Reads {@code size} bytes from {@code offset} on.
         *
         * @param utf8 shared, not to be changed
         */
        T read(byte[] utf8, int offset, int size);
    }
}
