package dev.wasmk8s.runtime.internal.outline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Numbers the local variables of a region's method without gaps: parameters first. A slot that holds small and wide
 * values at different times becomes two, so that a wide value never reaches into the next parameter.
 */
final class SlotMap {
    private final Map<Key, Integer> slots = new HashMap<>();
    private int next;

    /**
     * Numbers the parameters.
     *
     * @param first the slots that parameters take which are not local variables of the old method
     */
    SlotMap(int first, List<Local> parameters) {
        next = first;
        parameters.forEach(local -> slot(local.slot(), local.type().getSize()));
    }

    /** The new slot of an old one that holds values of this size. */
    int slot(int old, int size) {
        return slots.computeIfAbsent(new Key(old, size), absent -> fresh(size));
    }

    /** A slot that stands for none of the old ones. */
    int fresh(int size) {
        int slot = next;
        next += size;
        return slot;
    }

    /** A copy of an instruction that uses the new slot. */
    VarInsnNode renumber(VarInsnNode instruction) {
        int size =
                switch (instruction.getOpcode()) {
                    case Opcodes.LLOAD, Opcodes.LSTORE, Opcodes.DLOAD, Opcodes.DSTORE -> 2;
                    default -> 1;
                };
        return new VarInsnNode(instruction.getOpcode(), slot(instruction.var, size));
    }

    /** A copy of an instruction that uses the new slot. */
    IincInsnNode renumber(IincInsnNode instruction) {
        return new IincInsnNode(slot(instruction.var, 1), instruction.incr);
    }

    private record Key(int slot, int size) {}
}
