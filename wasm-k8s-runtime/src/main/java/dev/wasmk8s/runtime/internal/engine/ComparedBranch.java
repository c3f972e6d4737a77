package dev.wasmk8s.runtime.internal.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A comparison that a branch follows at once, as one instruction. Chicory calls a method that answers 0 or 1 and then
 * branches on it; the JVM has to inline each of those calls before its code is as good, and they are every tenth
 * instruction.
 */
final class ComparedBranch {
    /** The branch to take if a comparison holds. */
    private static final Map<String, Integer> HOLDS = Map.of(
            "I32_EQZ", Opcodes.IFEQ,
            "I32_EQ", Opcodes.IF_ICMPEQ,
            "I32_NE", Opcodes.IF_ICMPNE,
            "I32_LT_S", Opcodes.IF_ICMPLT,
            "I32_LE_S", Opcodes.IF_ICMPLE,
            "I32_GT_S", Opcodes.IF_ICMPGT,
            "I32_GE_S", Opcodes.IF_ICMPGE);

    private ComparedBranch() {}

    /** Joins a call of a comparison and the branch behind it, if they are that. */
    static void join(MethodNode method, MethodInsnNode comparison) {
        Integer holds = HOLDS.get(comparison.name);
        JumpInsnNode branch = branchBehind(comparison);
        if (holds != null && branch != null) {
            branch.setOpcode(branch.getOpcode() == Opcodes.IFNE ? holds : opposite(holds));
            method.instructions.remove(comparison);
        }
    }

    private static @Nullable JumpInsnNode branchBehind(AbstractInsnNode instruction) {
        return instruction.getNext() instanceof JumpInsnNode jump
                        && (jump.getOpcode() == Opcodes.IFNE || jump.getOpcode() == Opcodes.IFEQ)
                ? jump
                : null;
    }

    /** In the encoding of the JVM, opposites are neighbours: an odd number and the even one above it. */
    private static int opposite(int branch) {
        return ((branch + 1) ^ 1) - 1;
    }
}
