package dev.wasmk8s.runtime.internal.outline;

import java.util.Set;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Which methods can be outlined at all, and which instructions can stand in another method of the same class. */
final class MoveRules {
    private MoveRules() {}

    /**
     * Whether parts of a method can be moved: not of a constructor, whose receiver is not initialised, nor of a static
     * initialiser, which alone may write final fields.
     */
    static boolean outlinable(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            int opcode = instruction.getOpcode();
            if (opcode == Opcodes.JSR || opcode == Opcodes.RET) {
                return false;
            }
        }
        return method.name.charAt(0) != '<';
    }

    /**
     * Whether a method means the same in another class of its package.
     *
     * @param owner its class
     * @param privates the private members of that class, by name and descriptor
     */
    static boolean portable(MethodNode method, String owner, Set<String> privates) {
        if ((method.access & Opcodes.ACC_STATIC) == 0 || !outlinable(method)) {
            return false;
        }
        for (AbstractInsnNode instruction : method.instructions) {
            if (!portable(instruction, owner, privates)) {
                return false;
            }
        }
        return true;
    }

    private static boolean portable(AbstractInsnNode instruction, String owner, Set<String> privates) {
        if (instruction instanceof MethodInsnNode call) {
            return !call.owner.equals(owner) || !privates.contains(call.name + call.desc);
        }
        if (instruction instanceof FieldInsnNode field) {
            return !field.owner.equals(owner) || !privates.contains(field.name + field.desc);
        }
        // The lookup of these is that of the class.
        return instruction.getOpcode() != Opcodes.INVOKEDYNAMIC
                && !(instruction instanceof LdcInsnNode constant && constant.cst instanceof ConstantDynamic);
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
