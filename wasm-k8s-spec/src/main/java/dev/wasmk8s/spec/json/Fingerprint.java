package dev.wasmk8s.spec.json;

import java.nio.charset.StandardCharsets;

/**
 * Makes a number of what a value means: values that mean the same have the same, however they are written and whatever the
 * order of keys. Others may have the same, too. Allocates little, so that most documents that differ are told apart without
 * a tree of either.
 */
final class Fingerprint {
    private Fingerprint() {}

    static long of(JsonReader in) {
        return switch (in.first()) {
            case '{' -> object(in);
            case '[' -> array(in);
            case '"' -> string(in);
            case 't' -> word(in, 1);
            case 'f' -> word(in, 2);
            case 'n' -> word(in, 3);
            default -> number(in);
        };
    }

    private static long object(JsonReader in) {
        long sum = 4;
        in.object();
        while (in.nextKey()) {
            long key = in.keyFingerprint();
            // A sum, for which order makes no difference.
            sum += mixed(31 * key + of(in));
        }
        return mixed(sum);
    }

    private static long array(JsonReader in) {
        long hash = 5;
        in.array();
        while (in.nextElement()) {
            hash = 31 * hash + of(in);
        }
        return mixed(hash);
    }

    private static long string(JsonReader in) {
        JsonText text = in.text();
        int from = text.string();
        return of(text, from, text.stringEnd(), text.wasEscaped());
    }

    /** Of a string or key that was passed. */
    static long of(JsonText text, int from, int to, boolean escaped) {
        if (!escaped) {
            return hash(text.bytes(), from, to);
        }
        byte[] plain = text.decode(from, to, true).getBytes(StandardCharsets.UTF_8);
        return hash(plain, 0, plain.length);
    }

    private static long hash(byte[] bytes, int from, int to) {
        long hash = 6;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return mixed(hash);
    }

    private static long word(JsonReader in, long hash) {
        in.skip();
        return mixed(hash);
    }

    /** Rounded, and without the sign of zero, so that all ways to write a number come together. */
    private static long number(JsonReader in) {
        JsonText text = in.text();
        int from = text.at();
        text.number();
        double rounded = Double.parseDouble(text.decode(from, text.at(), false)) + 0.0;
        return mixed(Double.doubleToLongBits(rounded));
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }
}
