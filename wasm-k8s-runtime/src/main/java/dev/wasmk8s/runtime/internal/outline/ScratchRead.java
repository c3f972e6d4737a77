package dev.wasmk8s.runtime.internal.outline;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnNode;

/** Takes a value that a moved region left in the array. */
final class ScratchRead extends InsnNode {
    private final int contents;

    /** Reads an element, in a method whose {@link Scratch#contents()} are these. */
    ScratchRead(int contents) {
        super(Opcodes.LALOAD);
        this.contents = contents;
    }

    int contents() {
        return contents;
    }
}
