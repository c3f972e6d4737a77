package dev.wasmk8s.runtime.internal.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * One method's instructions by ordinal: 0 is the first instruction, and labels are the ordinal of the instruction that
 * follows them. Instructions that nothing reaches are removed from the method when it is read. A snapshot: stale once
 * the method is changed.
 */
final class Code {
    private static final int[] NOWHERE = {};
    private static final int NO_SLOT = -1;

    private final MethodNode method;
    private final List<AbstractInsnNode> instructions = new ArrayList<>();
    private final List<Frame<BasicValue>> frames = new ArrayList<>();
    private final Map<LabelNode, Integer> ordinals = new HashMap<>();
    private final Map<Integer, LabelNode> labels = new HashMap<>();
    private final List<Guard> guards = new ArrayList<>();
    private final int[][] targets;
    private final int[] offsets;
    private final boolean usesMixed;

    private Code(MethodNode method, Frame<BasicValue>[] analysis, boolean usesMixed) {
        this.method = method;
        this.usesMixed = usesMixed;
        number(method.instructions, analysis);
        this.targets = new int[size()][];
        this.offsets = new int[size() + 1];
        for (int i = 0; i < size(); i++) {
            targets[i] = targetsOf(instructions.get(i));
            offsets[i + 1] = offsets[i] + InstructionSize.of(instructions.get(i));
        }
        readGuards();
    }

    /**
     * Reads a method, and drops what nothing reaches.
     *
     * @throws AnalyzerException if the method is not valid, or uses subroutines
     */
    static Code of(String owner, MethodNode method) throws AnalyzerException {
        SlotInterpreter interpreter = new SlotInterpreter();
        Frame<BasicValue>[] frames = new Analyzer<>(interpreter).analyze(owner, method);
        return new Code(method, frames, interpreter.usesMixed());
    }

    private void number(InsnList list, Frame<BasicValue>[] analysis) {
        int index = 0;
        for (AbstractInsnNode node : list.toArray()) {
            Frame<BasicValue> frame = analysis[index++];
            if (node instanceof LabelNode label) {
                ordinals.put(label, instructions.size());
            } else if (node.getOpcode() >= 0 && frame == null) {
                list.remove(node);
            } else if (node.getOpcode() >= 0) {
                instructions.add(node);
                frames.add(frame);
            }
        }
    }

    private void readGuards() {
        List<TryCatchBlockNode> table = new ArrayList<>();
        for (TryCatchBlockNode node : method.tryCatchBlocks) {
            Guard guard = new Guard(table.size(), ordinal(node.start), ordinal(node.end), ordinal(node.handler), node);
            if (guard.start() < guard.end()) {
                table.add(node);
                guards.add(guard);
            }
        }
        method.tryCatchBlocks = table;
    }

    private int[] targetsOf(AbstractInsnNode instruction) {
        List<LabelNode> labels = JumpLabels.of(instruction);
        return labels.isEmpty()
                ? NOWHERE
                : labels.stream().mapToInt(this::ordinal).distinct().toArray();
    }

    MethodNode method() {
        return method;
    }

    /** The number of instructions. */
    int size() {
        return instructions.size();
    }

    AbstractInsnNode instruction(int ordinal) {
        return instructions.get(ordinal);
    }

    int opcode(int ordinal) {
        return instructions.get(ordinal).getOpcode();
    }

    int ordinal(LabelNode label) {
        return Objects.requireNonNull(ordinals.get(label), "a label of another method");
    }

    /** Where an instruction may jump to, each place once. */
    int[] targets(int ordinal) {
        return targets[ordinal];
    }

    List<Guard> guards() {
        return guards;
    }

    /** The most bytes that a range of instructions takes. */
    int bytes(int start, int end) {
        return offsets[end] - offsets[start];
    }

    /** Types before an instruction. */
    Frame<BasicValue> frame(int ordinal) {
        return frames.get(ordinal);
    }

    boolean emptyStack(int ordinal) {
        return frames.get(ordinal).getStackSize() == 0;
    }

    /** Whether a reference of unknown type is used, see {@link SlotInterpreter#usesMixed}. */
    boolean usesMixed() {
        return usesMixed;
    }

    boolean isReturn(int ordinal) {
        int opcode = opcode(ordinal);
        return opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    }

    /** Whether execution may go on with the next instruction. */
    boolean fallsThrough(int ordinal) {
        return switch (opcode(ordinal)) {
            case Opcodes.GOTO, Opcodes.TABLESWITCH, Opcodes.LOOKUPSWITCH, Opcodes.ATHROW -> false;
            default -> !isReturn(ordinal);
        };
    }

    /** The slot that an instruction reads, or a negative number. */
    int read(int ordinal) {
        AbstractInsnNode node = instructions.get(ordinal);
        if (node instanceof IincInsnNode increment) {
            return increment.var;
        }
        if (node instanceof ScratchRead read) {
            return read.contents();
        }
        return node instanceof VarInsnNode variable && node.getOpcode() <= Opcodes.ALOAD ? variable.var : NO_SLOT;
    }

    /** The slot that an instruction writes, or a negative number. */
    int written(int ordinal) {
        AbstractInsnNode node = instructions.get(ordinal);
        if (node instanceof IincInsnNode increment) {
            return increment.var;
        }
        if (node instanceof ScratchWrite write) {
            return write.contents();
        }
        return node instanceof VarInsnNode variable && node.getOpcode() >= Opcodes.ISTORE ? variable.var : NO_SLOT;
    }

    /** A label at an ordinal, which is added the first time. The code around it must not have changed by then. */
    LabelNode label(int ordinal) {
        return labels.computeIfAbsent(ordinal, absent -> {
            LabelNode label = new LabelNode();
            method.instructions.insertBefore(instructions.get(ordinal), label);
            return label;
        });
    }
}
