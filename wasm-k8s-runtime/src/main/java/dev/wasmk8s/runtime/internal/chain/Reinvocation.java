package dev.wasmk8s.runtime.internal.chain;

import java.util.BitSet;

/**
 * Which mutating members are to be asked once more: those that wish it, and after whose call another changed the object. As
 * the API server counts; used by one thread.
 */
final class Reinvocation {
    private final BitSet calledSinceChange = new BitSet();
    private final BitSet due = new BitSet();

    /** A member that wishes it was called. Its own change was told before. */
    void called(int index) {
        calledSinceChange.set(index);
    }

    /** The object was changed. */
    void changed() {
        due.or(calledSinceChange);
        calledSinceChange.clear();
    }

    boolean isAnyDue() {
        return !due.isEmpty();
    }

    boolean isDue(int index) {
        return due.get(index);
    }
}
