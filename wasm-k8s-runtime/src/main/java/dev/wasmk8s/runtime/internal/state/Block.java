package dev.wasmk8s.runtime.internal.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Memory of one size, and a mark per card that says whether it may differ from the snapshot. Not thread-safe. */
final class Block {
    /** The base-2 logarithm of the size of a card. */
    static final int CARD_SHIFT = 12;

    private static final int CARD_BYTES = 1 << CARD_SHIFT;
    /** A store is marked where it begins, and may end this much behind the card. */
    private static final int OVERHANG = Long.BYTES - 1;

    private static final VarHandle EIGHT_CARDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final byte[] bytes;
    /** One byte per card, 0 or 1. */
    private final byte[] cards;

    private Block(byte[] bytes, byte[] cards) {
        this.bytes = bytes;
        this.cards = cards;
    }

    /** A clean block of zeros. Its size is a multiple of the page size, so its cards are a multiple of 8. */
    static Block ofBytes(int size) {
        return new Block(new byte[size], new byte[size >>> CARD_SHIFT]);
    }

    byte[] bytes() {
        return bytes;
    }

    byte[] cards() {
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
        return card < 0 ? 0 : Math.min(((card + 1) << CARD_SHIFT) + OVERHANG, bytes.length);
    }

    /** Takes over what differs from the snapshot in a smaller block. This block must be clean. */
    void takeDirtyOf(Block smaller) {
        byte[] marks = smaller.cards;
        for (int i = 0; i < marks.length; i += Long.BYTES) {
            if ((long) EIGHT_CARDS.get(marks, i) != 0) {
                for (int card = i; card < i + Long.BYTES; card++) {
                    if (marks[card] != 0) {
                        takeCard(smaller, card);
                    }
                }
            }
        }
        System.arraycopy(marks, 0, cards, 0, marks.length);
    }

    private void takeCard(Block smaller, int card) {
        int from = card << CARD_SHIFT;
        int to = Math.min(from + CARD_BYTES + OVERHANG, smaller.size());
        System.arraycopy(smaller.bytes, from, bytes, from, to - from);
    }

    /** Makes this block equal to the snapshot again, with zeros behind its end. */
    void restore(byte[] snapshot) {
        byte[] marks = cards;
        for (int i = 0; i < marks.length; i += Long.BYTES) {
            if ((long) EIGHT_CARDS.get(marks, i) != 0) {
                for (int card = i; card < i + Long.BYTES; card++) {
                    if (marks[card] != 0) {
                        restoreCard(snapshot, card);
                    }
                }
                EIGHT_CARDS.set(marks, i, 0L);
            }
        }
    }

    private void restoreCard(byte[] snapshot, int card) {
        int from = card << CARD_SHIFT;
        int to = Math.min(from + CARD_BYTES + OVERHANG, size());
        int copied = Math.max(from, Math.min(to, snapshot.length));
        if (copied > from) {
            System.arraycopy(snapshot, from, bytes, from, copied - from);
        }
        if (to > copied) {
            Arrays.fill(bytes, copied, to, (byte) 0);
        }
    }
}
