package dev.wasmk8s.runtime.internal.outline;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * Writes a class with frames computed anew for the methods that changed, without loading any class: where two types
 * meet, the result is {@code Object}. Methods that use such a result as anything else are not outlined.
 */
final class FrameWriter extends ClassWriter {
    /** Writes a changed copy of a class: what is passed on unchanged is copied byte by byte. */
    FrameWriter(ClassReader original) {
        super(original, COMPUTE_FRAMES);
    }

    @Override
    protected String getCommonSuperClass(String left, String right) {
        return "java/lang/Object";
    }
}
