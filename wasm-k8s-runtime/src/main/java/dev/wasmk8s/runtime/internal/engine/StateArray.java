package dev.wasmk8s.runtime.internal.engine;

import dev.wasmk8s.runtime.internal.outline.ArraySource;
import dev.wasmk8s.runtime.internal.state.GuestState;
import dev.wasmk8s.runtime.internal.state.StateAccess;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Spares methods that have the state of the guest as a parameter an array of their own: the state brings one. */
public final class StateArray implements ArraySource {
    private static final Type STATE = Type.getType(GuestState.class);

    @Override
    public InsnList instructions(MethodNode method) {
        int slot = 0;
        for (Type parameter : Type.getArgumentTypes(method.desc)) {
            if (parameter.equals(STATE)) {
                return ofState(slot);
            }
            slot += parameter.getSize();
        }
        return NEW.instructions(method);
    }

    private static InsnList ofState(int slot) {
        InsnList instructions = new InsnList();
        instructions.add(new VarInsnNode(Opcodes.ALOAD, slot));
        instructions.add(new MethodInsnNode(
                Opcodes.INVOKESTATIC,
                Type.getInternalName(StateAccess.class),
                "array",
                Type.getMethodDescriptor(Type.getType(long[].class), Type.INT_TYPE, STATE),
                false));
        return instructions;
    }
}
