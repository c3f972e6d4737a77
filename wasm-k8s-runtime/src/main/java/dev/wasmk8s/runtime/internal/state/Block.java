package dev.wasmk8s.runtime.internal.state;

import java.util.Arrays;

/** Memory of one size, and a mark per card that says whether it may differ from the snapshot. Not thread-safe. */
final class Block {
    /** The base-2 logarithm of the size of a card. */
    static final int CARD_SHIFT = 12;

    private static final int CARD_BYTES = 1 << CARD_SHIFT;
    /** How many bytes a mark stands for, from any address in its card on: enough for most objects. */
    static final int REACH = 256;

    /** To look for marks with {@link Arrays#mismatch}, a piece at a time. */
    private static final short[] UNMARKED = new short[1024];

    private final byte[] bytes;
    /** An element per card, 0 or 1. Of another type than memory, so that HotSpot knows what is written where. */
    private final short[] cards;

    private Block(byte[] bytes, short[] cards) {
        this.bytes = bytes;
        this.cards = cards;
    }

    /** A clean block of zeros. */
    static Block ofBytes(int size) {
        return new Block(new byte[size], new short[size >>> CARD_SHIFT]);
    }

    byte[] bytes() {
        return bytes;
    }

    short[] cards() {
        return cards;
    }

    int size() {
        return bytes.length;
    }

    /** Behind the last byte that may differ from the snapshot; 0 if none does. */
    int markedEnd() {
        int card = cards.length - 1;
        while (card >= 0 && cards[card] == 0) {
            card--;
        }
        return card < 0 ? 0 : Math.min(((card + 1) << CARD_SHIFT) + REACH, bytes.length);
    }

    /** Takes over what differs from the snapshot in a smaller block. This block must be clean. */
    void takeDirtyOf(Block smaller) {
        for (int card = smaller.nextMarked(0); card >= 0; card = smaller.nextMarked(card + 1)) {
            takeCard(smaller, card);
        }
        System.arraycopy(smaller.cards, 0, cards, 0, smaller.cards.length);
    }

    /** The first card from this one on that is marked, or -1. */
    private int nextMarked(int from) {
        for (int at = from; at < cards.length; at += UNMARKED.length) {
            int end = Math.min(at + UNMARKED.length, cards.length);
            int ahead = Arrays.mismatch(cards, at, end, UNMARKED, 0, end - at);
            if (ahead >= 0) {
                return at + ahead;
            }
        }
        return -1;
    }

    private void takeCard(Block smaller, int card) {
        int from = card << CARD_SHIFT;
        int to = Math.min(from + CARD_BYTES + REACH, smaller.size());
        System.arraycopy(smaller.bytes, from, bytes, from, to - from);
    }

    /** Makes this block equal to the snapshot again, with zeros behind its end. */
    void restore(byte[] snapshot) {
        for (int card = nextMarked(0); card >= 0; card = nextMarked(card + 1)) {
            restoreCard(snapshot, card);
            cards[card] = 0;
        }
    }

    private void restoreCard(byte[] snapshot, int card) {
        int from = card << CARD_SHIFT;
        int to = Math.min(from + CARD_BYTES + REACH, size());
        int copied = Math.max(from, Math.min(to, snapshot.length));
        if (copied > from) {
            System.arraycopy(snapshot, from, bytes, from, copied - from);
        }
        if (to > copied) {
            Arrays.fill(bytes, copied, to, (byte) 0);
        }
    }
}
