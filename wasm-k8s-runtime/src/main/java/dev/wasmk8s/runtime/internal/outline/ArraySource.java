package dev.wasmk8s.runtime.internal.outline;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Where a method gets the array in which the regions that were moved out of it leave their values. */
@FunctionalInterface
public interface ArraySource {
    /** Each invocation makes one. */
    ArraySource NEW = method -> {
        InsnList instructions = new InsnList();
        instructions.add(new IntInsnNode(Opcodes.NEWARRAY, Opcodes.T_LONG));
        return instructions;
    };

    /**
     * Instructions that take a length from the operand stack and leave an array of longs of at least that length. They
     * need one more place on the stack at most, change no variable, and run once, at the start of the method. The array
     * may be that of other invocations as well, also of the same method, if they run on the same thread: no two of them
     * use it at a time.
     */
    InsnList instructions(MethodNode method);
}
