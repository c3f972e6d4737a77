package dev.wasmk8s.runtime.internal.outline;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Writes what takes a region's place: the call, and for each exit the values it leaves and the jump. */
final class CallSite {
    private final Code code;
    private final Region region;
    private final Scratch scratch;
    private final InsnList out = new InsnList();

    private CallSite(Code code, Region region, Scratch scratch) {
        this.code = code;
        this.region = region;
        this.scratch = scratch;
    }

    /**
     * Puts the call of a region's method in front of the region's instructions. With several entries, each leaves its
     * number on the stack and jumps to the call, which stands at the last of them.
     *
     * @param owner the class that holds the method
     * @param scratch the array for results
     */
    static void insert(Code code, String owner, Region region, Scratch scratch) {
        InsnList instructions = code.method().instructions;
        CallSite site = new CallSite(code, region, scratch);
        int last = region.entries().size() - 1;
        LabelNode call = new LabelNode();
        for (int entry = 0; entry < last; entry++) {
            InsnList way = new InsnList();
            enter(way, entry, region.entries().get(entry));
            way.add(new JumpInsnNode(Opcodes.GOTO, call));
            instructions.insertBefore(
                    code.instruction(region.entries().get(entry).at()), way);
        }
        RegionEntry lastEntry = region.entries().get(last);
        if (last > 0) {
            enter(site.out, last, lastEntry);
            site.out.add(call);
        }
        site.call(owner);
        site.goOn();
        instructions.insertBefore(code.instruction(lastEntry.at()), site.out);
    }

    private static void enter(InsnList out, int index, RegionEntry entry) {
        for (Local local : entry.unset()) {
            out.add(Bits.zero(local.type()));
            out.add(new VarInsnNode(local.type().getOpcode(Opcodes.ISTORE), local.slot()));
        }
        out.add(Bits.constant(index));
    }

    private void goOn() {
        switch (region.exits().size()) {
            case 0 -> neverReached();
            case 1 -> land(region.exits().get(0));
            default -> choose();
        }
    }

    private void call(String owner) {
        for (Local local : region.parameters()) {
            out.add(new VarInsnNode(local.type().getOpcode(Opcodes.ILOAD), local.slot()));
        }
        if (region.handover() != Handover.ARRAY) {
            out.add(new MethodInsnNode(Opcodes.INVOKESTATIC, owner, region.name(), region.descriptor(), false));
            return;
        }
        out.add(new ScratchWrite(owner, region, scratch.contents()));
        if (region.exits().size() == 1) {
            out.add(new InsnNode(Opcodes.POP));
        }
    }

    /** A region without exit ends in an exception or not at all; the verifier wants to see that. */
    private void neverReached() {
        out.add(new InsnNode(Opcodes.ACONST_NULL));
        out.add(new InsnNode(Opcodes.ATHROW));
    }

    private void choose() {
        if (region.handover() == Handover.PACKED) {
            out.add(new InsnNode(Opcodes.DUP2));
            out.add(Bits.constant(Integer.SIZE));
            out.add(new InsnNode(Opcodes.LUSHR));
            out.add(new InsnNode(Opcodes.L2I));
        }
        List<RegionExit> exits = region.exits();
        LabelNode[] landings = new LabelNode[exits.size()];
        for (int i = 0; i < landings.length; i++) {
            landings[i] = direct(exits.get(i)) ? code.label(exits.get(i).target()) : new LabelNode();
        }
        branch(landings);
        for (int i = 0; i < landings.length; i++) {
            if (!direct(exits.get(i))) {
                out.add(landings[i]);
                land(exits.get(i));
            }
        }
    }

    /** Whether an exit needs nothing but the jump. */
    private boolean direct(RegionExit exit) {
        return !exit.returns() && exit.values() == 0 && region.handover() != Handover.PACKED;
    }

    private void branch(LabelNode[] landings) {
        int last = landings.length - 1;
        if (last > 1) {
            LabelNode[] cases = List.of(landings).subList(0, last).toArray(LabelNode[]::new);
            out.add(new TableSwitchInsnNode(0, last - 1, landings[last], cases));
        } else if (!direct(region.exits().get(0))) {
            out.add(new JumpInsnNode(Opcodes.IFNE, landings[1]));
        } else {
            out.add(new JumpInsnNode(Opcodes.IFEQ, landings[0]));
            if (direct(region.exits().get(1))) {
                jump(region.exits().get(1));
            }
        }
    }

    private void land(RegionExit exit) {
        switch (region.handover()) {
            case NONE, INDEX -> {}
            case VALUE -> exit.results().forEach(this::store);
            case PACKED -> unpack(exit);
            case ARRAY -> takeFromArray(exit);
        }
        if (exit.returns()) {
            out.add(new InsnNode(exit.returned().getOpcode(Opcodes.IRETURN)));
        } else {
            jump(exit);
        }
    }

    private void jump(RegionExit exit) {
        if (exit.target() != region.end()) {
            out.add(new JumpInsnNode(Opcodes.GOTO, code.label(exit.target())));
        }
    }

    private void unpack(RegionExit exit) {
        if (exit.values() == 0) {
            out.add(new InsnNode(Opcodes.POP2));
            return;
        }
        if (exit.values() == 2) {
            Local second = exit.results().get(1);
            out.add(new InsnNode(Opcodes.DUP2));
            out.add(Bits.constant(Integer.SIZE));
            out.add(new InsnNode(Opcodes.LUSHR));
            Bits.fromLong(out, second.type());
            store(second);
        }
        Bits.fromLong(out, exit.only());
        exit.results().stream().limit(1).forEach(this::store);
    }

    private void takeFromArray(RegionExit exit) {
        if (exit.returns() && exit.values() == 1) {
            take(0, exit.returned());
        }
        for (int i = 0; i < exit.results().size(); i++) {
            take(i, exit.results().get(i).type());
            store(exit.results().get(i));
        }
    }

    private void take(int element, Type type) {
        out.add(new VarInsnNode(Opcodes.ALOAD, scratch.slot()));
        out.add(Bits.constant(element));
        out.add(new ScratchRead(scratch.contents()));
        Bits.fromLong(out, type);
    }

    private void store(Local local) {
        out.add(new VarInsnNode(local.type().getOpcode(Opcodes.ISTORE), local.slot()));
    }
}
