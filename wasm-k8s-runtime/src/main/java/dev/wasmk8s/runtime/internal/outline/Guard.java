package dev.wasmk8s.runtime.internal.outline;

import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * One line of a method's exception table, in ordinals of its instructions.
 *
 * @param order its place in the table: the first line that matches catches
 * @param start the first instruction that it covers
 * @param end the first instruction behind those
 * @param handler where the handler starts
 * @param node the line itself
 */
record Guard(int order, int start, int end, int handler, TryCatchBlockNode node) {
    boolean covers(int instruction) {
        return start <= instruction && instruction < end;
    }

    boolean overlaps(int from, int to) {
        return start < to && from < end;
    }

    /** Whether all it covers and its handler lie in a range. */
    boolean within(int from, int to) {
        return from <= start && end <= to && from < handler && handler < to;
    }

    /** Whether it covers all of a range and its handler lies elsewhere. */
    boolean encloses(int from, int to) {
        return start <= from && to <= end && (handler < from || handler >= to);
    }
}
