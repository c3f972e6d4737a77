package dev.wasmk8s.runtime.internal.outline;

import java.util.List;
import org.objectweb.asm.Type;

/**
 * One way out of a region.
 *
 * @param target the instruction that the method goes on with, or {@link #RETURN}
 * @param results the local variables that the region may have changed and that are read from there on
 * @param returned what the method returns, if it returns; else void
 */
record RegionExit(int target, List<Local> results, Type returned) {
    /** The method returns. */
    static final int RETURN = -1;

    boolean returns() {
        return target == RETURN;
    }

    /** The number of values that leave the region. */
    int values() {
        return results.size() + (returned.getSort() == Type.VOID ? 0 : 1);
    }

    /** Whether every value fits 32 bits. */
    boolean small() {
        return returned.getSize() < 2
                && results.stream().allMatch(local -> local.type().getSize() == 1);
    }

    /** The type of the only value. */
    Type only() {
        return results.isEmpty() ? returned : results.get(0).type();
    }
}
