package dev.wasmk8s.runtime.internal.outline;

import java.util.List;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method that the pass worked on.
 *
 * @param method what is left of it
 * @param moved the methods made of its regions; empty if it was left as it is
 * @param remainder why it is still too large, or {@link Remainder#NONE}
 */
record OutlinedCode(MethodNode method, List<MethodNode> moved, Remainder remainder) {
    boolean changed() {
        return !moved.isEmpty();
    }
}
