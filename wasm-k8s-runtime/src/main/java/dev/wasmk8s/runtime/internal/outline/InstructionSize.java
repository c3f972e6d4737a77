package dev.wasmk8s.runtime.internal.outline;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The most bytes that an instruction takes in a class file. It can take fewer (a constant with a small index, a switch
 * without padding); a jump takes more only in methods above 32 KB, which are far from fitting anyway.
 */
final class InstructionSize {
    private InstructionSize() {}

    static int of(InsnList instructions) {
        int size = 0;
        for (AbstractInsnNode instruction : instructions) {
            size += of(instruction);
        }
        return size;
    }

    static int of(AbstractInsnNode instruction) {
        return switch (instruction.getType()) {
            case AbstractInsnNode.LABEL, AbstractInsnNode.LINE, AbstractInsnNode.FRAME -> 0;
            case AbstractInsnNode.INSN -> 1;
            case AbstractInsnNode.INT_INSN -> ((IntInsnNode) instruction).getOpcode() == Opcodes.SIPUSH ? 3 : 2;
            case AbstractInsnNode.VAR_INSN -> variable(((VarInsnNode) instruction).var);
            case AbstractInsnNode.IINC_INSN -> increment((IincInsnNode) instruction);
            case AbstractInsnNode.INVOKE_DYNAMIC_INSN -> 5;
            case AbstractInsnNode.METHOD_INSN -> instruction.getOpcode() == Opcodes.INVOKEINTERFACE ? 5 : 3;
            case AbstractInsnNode.TABLESWITCH_INSN -> 16 + 4 * ((TableSwitchInsnNode) instruction).labels.size();
            case AbstractInsnNode.LOOKUPSWITCH_INSN -> 12 + 8 * ((LookupSwitchInsnNode) instruction).labels.size();
            case AbstractInsnNode.MULTIANEWARRAY_INSN -> 4;
            default -> 3;
        };
    }

    /** The bytes of a load or store of a slot. */
    static int variable(int slot) {
        if (slot < 4) {
            return 1;
        }
        return slot < 256 ? 2 : 4;
    }

    private static int increment(IincInsnNode instruction) {
        boolean small = instruction.var < 256 && instruction.incr >= -128 && instruction.incr < 128;
        return small ? 3 : 6;
    }
}
