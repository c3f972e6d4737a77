package dev.wasmk8s.runtime.internal.outline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Writes the method that a region becomes: a copy of its instructions, and a few at the end for each exit. */
final class RegionMethod {
    private static final int ACCESS = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    private final Code code;
    private final Region region;
    private final int arraySlot;
    private final SlotMap slots;
    private final InsnList out;
    /** The label of each place that is jumped to, in and outside of the region. */
    private final Map<Integer, LabelNode> labels = new TreeMap<>();

    private RegionMethod(Code code, Region region, int arraySlot, InsnList out) {
        this.code = code;
        this.region = region;
        this.arraySlot = arraySlot;
        this.slots = new SlotMap(region.stack().stream().mapToInt(Type::getSize).sum(), region.parameters());
        this.out = out;
    }

    /**
     * Writes a region's method.
     *
     * @param arraySlot the local variable of the old method that holds the array for results
     */
    static MethodNode of(Code code, Region region, int arraySlot) {
        MethodNode method = new MethodNode(ACCESS, region.name(), region.descriptor(), null, null);
        RegionMethod writer = new RegionMethod(code, region, arraySlot, method.instructions);
        writer.findLabels();
        method.tryCatchBlocks.addAll(writer.guards());
        writer.enter();
        writer.copy();
        writer.closeGuards();
        // The exit to the instruction behind the region is the last one, and is reached by falling through.
        for (int exit = region.exits().size() - 1; exit >= 0; exit--) {
            writer.leave(exit);
        }
        return method;
    }

    private void findLabels() {
        for (int i = region.start(); i < region.end(); i++) {
            for (int target : code.targets(i)) {
                label(target);
            }
        }
        region.entries().forEach(entry -> label(entry.at()));
        region.exits().forEach(exit -> label(exit.target()));
    }

    private LabelNode label(int ordinal) {
        return labels.computeIfAbsent(ordinal, absent -> new LabelNode());
    }

    private List<TryCatchBlockNode> guards() {
        return code.guards().stream()
                .filter(guard -> guard.within(region.start(), region.end()))
                .map(guard -> new TryCatchBlockNode(
                        label(guard.start()), label(guard.end()), label(guard.handler()), guard.node().type))
                .toList();
    }

    /** Restores the stack of the region's start, or goes on at the entry whose number was given. */
    private void enter() {
        int slot = 0;
        for (Type type : region.stack()) {
            out.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), slot));
            slot += type.getSize();
        }
        if (region.entries().size() > 1) {
            LabelNode[] labels =
                    region.entries().stream().map(entry -> label(entry.at())).toArray(LabelNode[]::new);
            out.add(new TableSwitchInsnNode(0, labels.length - 1, labels[0], labels));
        }
    }

    private void copy() {
        for (int i = region.start(); i < region.end(); i++) {
            LabelNode label = labels.get(i);
            if (label != null) {
                out.add(label);
            }
            out.add(copyOf(i));
        }
    }

    /** A guard may end with the region, where there need not be an exit. */
    private void closeGuards() {
        boolean exits = region.exits().stream().anyMatch(exit -> exit.target() == region.end());
        LabelNode end = labels.get(region.end());
        if (!exits && end != null) {
            out.add(end);
        }
    }

    private AbstractInsnNode copyOf(int ordinal) {
        AbstractInsnNode instruction = code.instruction(ordinal);
        if (instruction instanceof VarInsnNode variable) {
            return slots.renumber(variable);
        }
        if (instruction instanceof IincInsnNode increment) {
            return slots.renumber(increment);
        }
        if (code.isReturn(ordinal)) {
            return new JumpInsnNode(Opcodes.GOTO, label(RegionExit.RETURN));
        }
        Map<LabelNode, LabelNode> moved = new HashMap<>();
        JumpLabels.of(instruction).forEach(old -> moved.put(old, label(code.ordinal(old))));
        return instruction.clone(moved);
    }

    private void leave(int index) {
        RegionExit exit = region.exits().get(index);
        out.add(label(exit.target()));
        switch (region.handover()) {
            case NONE -> out.add(new InsnNode(Opcodes.RETURN));
            case VALUE -> {
                exit.results().forEach(this::load);
                out.add(new InsnNode(exit.only().getOpcode(Opcodes.IRETURN)));
            }
            case INDEX -> returnIndex(index);
            case PACKED -> leavePacked(exit, index);
            case ARRAY -> leaveInArray(exit, index);
        }
    }

    private void returnIndex(int index) {
        out.add(Bits.constant(index));
        out.add(new InsnNode(Opcodes.IRETURN));
    }

    /** The first value goes to the lower half, the second or else the index to the upper. */
    private void leavePacked(RegionExit exit, int index) {
        if (exit.values() == 0) {
            out.add(new LdcInsnNode((long) index << Integer.SIZE));
            out.add(new InsnNode(Opcodes.LRETURN));
            return;
        }
        exit.results().stream().limit(1).forEach(this::load);
        Bits.toLong(out, exit.only());
        out.add(new LdcInsnNode(LOW_HALF));
        out.add(new InsnNode(Opcodes.LAND));
        if (exit.values() == 2) {
            Local second = exit.results().get(1);
            load(second);
            Bits.toLong(out, second.type());
            out.add(Bits.constant(Integer.SIZE));
            out.add(new InsnNode(Opcodes.LSHL));
            out.add(new InsnNode(Opcodes.LOR));
        } else if (index > 0) {
            out.add(new LdcInsnNode((long) index << Integer.SIZE));
            out.add(new InsnNode(Opcodes.LOR));
        }
        out.add(new InsnNode(Opcodes.LRETURN));
    }

    private void leaveInArray(RegionExit exit, int index) {
        if (exit.returns() && exit.values() == 1) {
            Type type = exit.returned();
            int value = slots.fresh(type.getSize());
            out.add(new VarInsnNode(type.getOpcode(Opcodes.ISTORE), value));
            store(0, type, value);
        }
        for (int i = 0; i < exit.results().size(); i++) {
            Local local = exit.results().get(i);
            store(i, local.type(), slots.slot(local.slot(), local.type().getSize()));
        }
        returnIndex(index);
    }

    private void store(int element, Type type, int slot) {
        out.add(new VarInsnNode(Opcodes.ALOAD, slots.slot(arraySlot, 1)));
        out.add(Bits.constant(element));
        out.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), slot));
        Bits.toLong(out, type);
        out.add(new InsnNode(Opcodes.LASTORE));
    }

    private void load(Local local) {
        int slot = slots.slot(local.slot(), local.type().getSize());
        out.add(new VarInsnNode(local.type().getOpcode(Opcodes.ILOAD), slot));
    }
}
