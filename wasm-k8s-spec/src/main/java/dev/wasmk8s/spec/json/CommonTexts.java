package dev.wasmk8s.spec.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Some short texts as strings, so that those that come again and again are not made again and again. A text that
 * is kept takes the place of one that collides with it. Thread-safe: strings are immutable, and a race costs at most a
 * string.
 */
final class CommonTexts {
    /** The longest text worth a place, and the most that each place can hold on to. */
    private static final int LONGEST = 64;

    private final @Nullable Text[] places;
    private final int shift;

    /**
     * None yet.
     *
     * @param places how many can be kept; a power of two
     */
    CommonTexts(int places) {
        this.places = new Text[places];
        this.shift = Long.numberOfLeadingZeros(places) + 1;
    }

    /** The text that these bytes are, if it is kept; {@code hash} is theirs. */
    @Nullable
    String find(byte[] bytes, int from, int length, long hash) {
        Text kept = places[(int) (hash >>> shift)];
        return kept != null
                        && kept.hash == hash
                        && kept.bytes.length == length
                        && Words.sameOfHash(bytes, from, kept.bytes, 0, length)
                ? kept.string
                : null;
    }

    /** Keeps a text that these bytes are. */
    void keep(byte[] bytes, int from, int length, long hash, String text) {
        if (length <= LONGEST) {
            places[(int) (hash >>> shift)] = new Text(hash, Arrays.copyOfRange(bytes, from, from + length), text);
        }
    }

    private static final class Text {
        final long hash;
        final byte[] bytes;
        final String string;

        Text(long hash, byte[] bytes, String string) {
            this.hash = hash;
            this.bytes = bytes;
            this.string = string;
        }
    }
}
