package dev.wasmk8s.fuzzing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What a fuzzer sent, read as a sequence of choices. After its end every choice is the first one. Not thread-safe. */
final class Input {
    private final byte[] bytes;
    private int at;

    Input(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isEmpty() {
        return at >= bytes.length;
    }

    /** The next byte, from 0 to 255. */
    int next() {
        return at < bytes.length ? bytes[at++] & 0xff : 0;
    }

    /** A number from 0 to below {@code bound}, which is 256 at most. */
    int below(int bound) {
        return next() % bound;
    }

    boolean flag() {
        return (next() & 1) != 0;
    }

    int int32() {
        return next() | next() << 8 | next() << 16 | next() << 24;
    }

    long int64() {
        return (int32() & 0xffff_ffffL) | (long) int32() << 32;
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** The bytes up to and without the next one that is {@code separator}, or to the end. */
    byte[] until(int separator) {
        int from = Math.min(at, bytes.length);
        int to = from;
        while (to < bytes.length && bytes[to] != separator) {
            to++;
        }
        at = to + 1;
        return Arrays.copyOfRange(bytes, from, to);
    }

    String textUntil(int separator) {
        return new String(until(separator), StandardCharsets.UTF_8);
    }

    byte[] rest() {
        int from = Math.min(at, bytes.length);
        at = bytes.length;
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    String restAsText() {
        return new String(rest(), StandardCharsets.UTF_8);
    }
}
