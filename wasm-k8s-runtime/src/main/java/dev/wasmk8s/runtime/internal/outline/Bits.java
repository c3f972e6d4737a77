package dev.wasmk8s.runtime.internal.outline;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Writes code that turns the value on top of the stack into bits and back, and constants. */
final class Bits {
    private Bits() {}

    /** From a primitive to a long; of a small one the upper half is unspecified. */
    static void toLong(InsnList out, Type type) {
        switch (type.getSort()) {
            case Type.LONG -> {}
            case Type.DOUBLE -> out.add(call("java/lang/Double", "doubleToRawLongBits", "(D)J"));
            default -> {
                toInt(out, type);
                out.add(new InsnNode(Opcodes.I2L));
            }
        }
    }

    /** From a long back to a primitive. */
    static void fromLong(InsnList out, Type type) {
        switch (type.getSort()) {
            case Type.LONG -> {}
            case Type.DOUBLE -> out.add(call("java/lang/Double", "longBitsToDouble", "(J)D"));
            default -> {
                out.add(new InsnNode(Opcodes.L2I));
                if (type.getSort() == Type.FLOAT) {
                    out.add(call("java/lang/Float", "intBitsToFloat", "(I)F"));
                }
            }
        }
    }

    private static void toInt(InsnList out, Type type) {
        if (type.getSort() == Type.FLOAT) {
            out.add(call("java/lang/Float", "floatToRawIntBits", "(F)I"));
        }
    }

    static AbstractInsnNode constant(int value) {
        if (value >= -1 && value <= 5) {
            return new InsnNode(Opcodes.ICONST_0 + value);
        }
        if (value == (byte) value) {
            return new IntInsnNode(Opcodes.BIPUSH, value);
        }
        return value == (short) value ? new IntInsnNode(Opcodes.SIPUSH, value) : new LdcInsnNode(value);
    }

    /** Zero, or null. */
    static AbstractInsnNode zero(Type type) {
        return new InsnNode(
                switch (type.getSort()) {
                    case Type.LONG -> Opcodes.LCONST_0;
                    case Type.FLOAT -> Opcodes.FCONST_0;
                    case Type.DOUBLE -> Opcodes.DCONST_0;
                    case Type.OBJECT, Type.ARRAY -> Opcodes.ACONST_NULL;
                    default -> Opcodes.ICONST_0;
                });
    }

    private static MethodInsnNode call(String owner, String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }
}
