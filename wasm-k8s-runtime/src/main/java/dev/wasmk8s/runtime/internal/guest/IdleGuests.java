package dev.wasmk8s.runtime.internal.guest;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The guests that nobody uses, without a lock. Each thread looks first where it looked before, so that it meets a guest
 * whose memory is in its processor's cache, and does not meet other threads. Thread-safe.
 */
final class IdleGuests {
    private final AtomicReferenceArray<Guest> slots;

    /** Room for so many guests. */
    IdleGuests(int size) {
        slots = new AtomicReferenceArray<>(size);
    }

    /** Takes a guest, or null if there is none at this moment. */
    @Nullable
    Guest take() {
        int size = slots.length();
        int home = home(size);
        for (int i = 0; i < size; i++) {
            int at = home + i < size ? home + i : home + i - size;
            if (slots.getPlain(at) != null) {
                Guest guest = slots.getAndSet(at, null);
                if (guest != null) {
                    return guest;
                }
            }
        }
        return null;
    }

    /**
     * Puts a guest back. There must be no more guests than there is room for. A search may still meet other guests
     * wherever it looks, if they move to slots that it has not reached yet from those that it has passed; it then begins
     * again.
     */
    void put(Guest guest) {
        while (!tryPut(guest)) {
            Thread.onSpinWait();
        }
    }

    private boolean tryPut(Guest guest) {
        int size = slots.length();
        int home = home(size);
        for (int i = 0; i < size; i++) {
            int at = home + i < size ? home + i : home + i - size;
            if (slots.getPlain(at) == null && slots.compareAndSet(at, null, guest)) {
                return true;
            }
        }
        return false;
    }

    /** How many guests there are at about this moment. */
    int count() {
        int count = 0;
        for (int i = 0; i < slots.length(); i++) {
            count += slots.get(i) == null ? 0 : 1;
        }
        return count;
    }

    private static int home(int size) {
        return Math.floorMod(System.identityHashCode(Thread.currentThread()), size);
    }
}
