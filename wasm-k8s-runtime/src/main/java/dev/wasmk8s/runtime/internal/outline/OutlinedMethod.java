package dev.wasmk8s.runtime.internal.outline;

/**
 * What became of one method that was larger than the limit. Sizes are bytes of bytecode. Immutable.
 *
 * @param className the class as the caller named it
 * @param method the method's name
 * @param descriptor the method's descriptor
 * @param sizeBefore its size before
 * @param sizeAfter its size after
 * @param regions how many methods were made of parts of it
 * @param remainder why it is still above the limit, or {@link Remainder#NONE}
 */
public record OutlinedMethod(
        String className,
        String method,
        String descriptor,
        int sizeBefore,
        int sizeAfter,
        int regions,
        Remainder remainder) {
    /** Whether HotSpot still would not compile it. */
    public boolean tooLarge() {
        return sizeAfter > OutlineLimits.HUGE_METHOD_BYTES;
    }

    @Override
    public String toString() {
        return className + "." + method + descriptor + ": " + sizeBefore + " -> " + sizeAfter + " bytes, " + regions
                + " regions, " + remainder.text();
    }
}
