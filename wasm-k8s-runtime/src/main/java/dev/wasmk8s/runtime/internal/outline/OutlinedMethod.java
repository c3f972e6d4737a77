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
 * @param remainder why it is still too large, or {@link Remainder#NONE}
 */
public record OutlinedMethod(
        String className,
        String method,
        String descriptor,
        int sizeBefore,
        int sizeAfter,
        int regions,
        Remainder remainder) {
    /** Whether it is now within the limit. */
    public boolean fits() {
        return remainder == Remainder.NONE;
    }

    @Override
    public String toString() {
        return className + "." + method + descriptor + ": " + sizeBefore + " -> " + sizeAfter + " bytes, " + regions
                + " regions, " + remainder.text();
    }
}
