package dev.wasmk8s.runtime.internal.outline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;

/**
 * Follows the types of locals and stack through a method: the primitives, and references with their declared type.
 * Where two reference types meet the result is unknown, since no class is loaded to find a common parent.
 */
final class SlotInterpreter extends BasicInterpreter {
    private static final BasicValue NULL = new Untyped("null");
    private static final BasicValue MIXED = new Untyped("mixed");

    private boolean usesMixed;

    SlotInterpreter() {
        super(Opcodes.ASM9);
    }

    /** Whether the method uses a reference whose type is unknown, so that its frames cannot be computed anew. */
    boolean usesMixed() {
        return usesMixed;
    }

    /** The type under which a value can be handed to another method, or {@code null} if there is none. */
    static @Nullable Type passable(BasicValue value) {
        // A slot that holds nothing, or different things, has no type.
        return value instanceof Untyped ? null : value.getType();
    }

    @Override
    public BasicValue newValue(@Nullable Type type) {
        boolean reference = type != null && (type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY);
        return reference ? new BasicValue(type) : super.newValue(type);
    }

    @Override
    public BasicValue newOperation(AbstractInsnNode instruction) throws AnalyzerException {
        return switch (instruction.getOpcode()) {
            case Opcodes.ACONST_NULL -> NULL;
            // It stays unknown after its constructor ran: merely less is moved.
            case Opcodes.NEW -> new Untyped(((TypeInsnNode) instruction).desc);
            default -> super.newOperation(instruction);
        };
    }

    @Override
    public BasicValue copyOperation(AbstractInsnNode instruction, BasicValue value) throws AnalyzerException {
        use(value);
        return super.copyOperation(instruction, value);
    }

    @Override
    public BasicValue unaryOperation(AbstractInsnNode instruction, BasicValue value) throws AnalyzerException {
        use(value);
        return super.unaryOperation(instruction, value);
    }

    @Override
    public BasicValue binaryOperation(AbstractInsnNode instruction, BasicValue left, BasicValue right)
            throws AnalyzerException {
        use(left);
        use(right);
        return instruction.getOpcode() == Opcodes.AALOAD
                ? element(left)
                : super.binaryOperation(instruction, left, right);
    }

    private BasicValue element(BasicValue array) {
        return array instanceof Untyped
                ? MIXED
                : newValue(Type.getType(array.getType().getDescriptor().substring(1)));
    }

    @Override
    public BasicValue ternaryOperation(
            AbstractInsnNode instruction, BasicValue array, BasicValue index, BasicValue value)
            throws AnalyzerException {
        use(array);
        use(value);
        return super.ternaryOperation(instruction, array, index, value);
    }

    @Override
    public BasicValue naryOperation(AbstractInsnNode instruction, List<? extends BasicValue> values)
            throws AnalyzerException {
        values.forEach(this::use);
        return super.naryOperation(instruction, values);
    }

    @Override
    public void returnOperation(AbstractInsnNode instruction, BasicValue value, BasicValue expected) {
        use(value);
    }

    @Override
    public BasicValue merge(BasicValue left, BasicValue right) {
        if (left.equals(right)) {
            return left;
        }
        if (!left.isReference() || !right.isReference()) {
            return BasicValue.UNINITIALIZED_VALUE;
        }
        if (left.equals(NULL)) {
            return right;
        }
        return right.equals(NULL) ? left : MIXED;
    }

    private void use(BasicValue value) {
        usesMixed |= value.equals(MIXED);
    }

    /** A reference without a type that another method could declare. */
    private static final class Untyped extends BasicValue {
        Untyped(String name) {
            // The space keeps it apart from every class.
            super(Type.getObjectType("untyped " + name));
        }
    }
}
