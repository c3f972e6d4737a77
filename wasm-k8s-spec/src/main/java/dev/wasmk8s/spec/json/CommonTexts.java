package dev.wasmk8s.spec.json;

import org.jspecify.annotations.Nullable;

/**
 * Some short ASCII texts as strings, so that those that come again and again are not made again and again. A text that
 * is kept takes the place of one that collides with it. Thread-safe: strings are immutable, and a race costs at most a
 * string.
 */
final class CommonTexts {
    /** The longest text worth a place, and the most that each place can hold on to. */
    private static final int LONGEST = 64;

    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final @Nullable String[] places;
    private final int shift;

    /**
     * None yet.
     *
     * @param places how many can be kept; a power of two
     */
    CommonTexts(int places) {
        this.places = new String[places];
        this.shift = Long.numberOfLeadingZeros(places) + 1;
    }

    private int place(byte[] bytes, int from, int length) {
        return (int) (((Words.signature(bytes, from, length) ^ length) * SPREAD) >>> shift);
    }

    /** The text that these bytes are, if it is kept. */
    @Nullable
    String find(byte[] bytes, int from, int length) {
        String kept = places[place(bytes, from, length)];
        return kept != null && Words.same(bytes, from, length, kept) ? kept : null;
    }

    /** Keeps a text that these bytes are. */
    void keep(byte[] bytes, int from, int length, String text) {
        if (length <= LONGEST) {
            places[place(bytes, from, length)] = text;
        }
    }
}
