package dev.wasmk8s.runtime.internal.outline;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The array of longs in which the regions of a method leave their values, which the method gets at its start once a
 * region needs it. A call site reads it right after its call, so that one array serves all of them, and nested ones.
 */
final class Scratch {
    /** The array's type. */
    static final Type TYPE = Type.getType(long[].class);

    private final MethodNode method;
    private final ArraySource source;
    private final int slot;
    private final IntInsnNode length = new IntInsnNode(Opcodes.SIPUSH, 0);
    /** The first instruction that may be moved. */
    private int firstMovable;

    Scratch(MethodNode method, ArraySource source) {
        this.method = method;
        this.source = source;
        this.slot = method.maxLocals;
        method.maxLocals += 2;
    }

    /** The local variable that holds it. */
    int slot() {
        return slot;
    }

    /**
     * What the array holds, as if that were a local variable: a call writes it, and reading an element reads it. It has
     * no type, so that no region begins or ends between the two.
     */
    int contents() {
        return slot + 1;
    }

    /** The first instruction that may be moved. */
    int firstMovable() {
        return firstMovable;
    }

    /** Makes the array hold this many values. */
    void reserve(int values) {
        if (length.operand == 0 && values > 0) {
            InsnList prologue = new InsnList();
            prologue.add(length);
            prologue.add(source.instructions(method));
            prologue.add(new VarInsnNode(Opcodes.ASTORE, slot));
            firstMovable = prologue.size();
            method.instructions.insert(prologue);
        }
        length.operand = Math.max(length.operand, values);
    }
}
