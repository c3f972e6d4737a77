package dev.wasmk8s.runtime.internal.outline;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/** Calls a moved region that leaves its values in the array. */
final class ScratchWrite extends MethodInsnNode {
    private final int contents;

    /** Calls a region's method, from a method whose {@link Scratch#contents()} are these. */
    ScratchWrite(String owner, Region region, int contents) {
        super(Opcodes.INVOKESTATIC, owner, region.name(), region.descriptor(), false);
        this.contents = contents;
    }

    int contents() {
        return contents;
    }
}
