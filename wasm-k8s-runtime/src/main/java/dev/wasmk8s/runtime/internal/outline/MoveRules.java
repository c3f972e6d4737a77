package dev.wasmk8s.runtime.internal.outline;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Which methods can be outlined at all, and which instructions can stand in another method of the same class. */
final class MoveRules {
    private MoveRules() {}

    /** Whether parts of a method can be moved: not of a constructor, whose receiver is not initialised. */
    static boolean outlinable(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            int opcode = instruction.getOpcode();
            if (opcode == Opcodes.JSR || opcode == Opcodes.RET) {
                return false;
            }
        }
        return !method.name.equals("<init>");
    }

    /** Whether an instruction means the same in a static method that the method calls. */
    static boolean movable(Code code, int ordinal) {
        return switch (code.opcode(ordinal)) {
            case Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> false;
            case Opcodes.INVOKESPECIAL -> ((MethodInsnNode) code.instruction(ordinal)).name.equals("<init>");
            default -> !code.isReturn(ordinal) || returnsAllItHas(code, ordinal);
        };
    }

    /** A return may leave values below its own; the code that replaces it does not. */
    private static boolean returnsAllItHas(Code code, int ordinal) {
        boolean value = Type.getReturnType(code.method().desc).getSort() != Type.VOID;
        return code.frame(ordinal).getStackSize() == (value ? 1 : 0);
    }
}
