package dev.wasmk8s.runtime.internal.outline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Splits a method that calls one of very many others, by number. A module whose functions have nearly all one type, as those
 * of Go do, has such methods for its indirect calls. They hold the arguments on the operand stack, where no region begins.
 *
 * <p>What is moved are cases that do no more than call a method with what is on the stack, and return what it returns. They
 * come to methods of their own by the upper bits of their numbers.
 */
final class DispatchSplit {
    /** Fewer cases are left to be. */
    private static final int LEAST_CASES = 128;
    /** So many numbers share a method: some 1600 bytes. */
    private static final int SHARED_BITS = 7;

    private final String owner;
    private final MethodNode method;
    private final Supplier<String> names;
    private final List<MethodNode> moved = new ArrayList<>();

    private DispatchSplit(String owner, MethodNode method, Supplier<String> names) {
        this.owner = owner;
        this.method = method;
        this.names = names;
    }

    /**
     * Splits a method, which is changed in place.
     *
     * @param owner the internal name of its class
     * @param names gives each new method a name
     * @return the new methods; none if it is not such a method
     */
    static List<MethodNode> split(String owner, MethodNode method, Supplier<String> names) {
        DispatchSplit split = new DispatchSplit(owner, method, names);
        if ((method.access & Opcodes.ACC_STATIC) != 0 && method.tryCatchBlocks.isEmpty()) {
            for (AbstractInsnNode each : method.instructions.toArray()) {
                split.consider(each);
            }
        }
        return split.moved;
    }

    private void consider(AbstractInsnNode instruction) {
        if (instruction instanceof LookupSwitchInsnNode lookup && lookup.labels.size() >= LEAST_CASES) {
            Map<Integer, LabelNode> cases = new TreeMap<>();
            for (int i = 0; i < lookup.labels.size(); i++) {
                cases.put(lookup.keys.get(i), lookup.labels.get(i));
            }
            split(lookup, cases, lookup.dflt);
        } else if (instruction instanceof TableSwitchInsnNode table && table.labels.size() >= LEAST_CASES) {
            Map<Integer, LabelNode> cases = new TreeMap<>();
            for (int i = 0; i < table.labels.size(); i++) {
                cases.put(table.min + i, table.labels.get(i));
            }
            split(table, cases, table.dflt);
        }
    }

    private void split(AbstractInsnNode choice, Map<Integer, LabelNode> cases, LabelNode other) {
        if (!(choice.getPrevious() instanceof VarInsnNode number) || number.getOpcode() != Opcodes.ILOAD) {
            return;
        }
        List<AbstractInsnNode> refusal = refusal(other, number.var);
        Map<Integer, MethodInsnNode> calls = calls(cases);
        if (refusal.isEmpty() || calls.size() < LEAST_CASES) {
            return;
        }
        Map<Integer, LabelNode> rest = new TreeMap<>(cases);
        rest.keySet().removeAll(calls.keySet());
        replace(choice, number, other, rest, parts(calls, refusal));
        removeWhatNobodyReaches(cases.values());
    }

    /** The cases that can be moved: those that take the same from the stack as the first. */
    private static Map<Integer, MethodInsnNode> calls(Map<Integer, LabelNode> cases) {
        Map<Integer, MethodInsnNode> calls = new TreeMap<>();
        @Nullable String descriptor = null;
        for (Map.Entry<Integer, LabelNode> each : cases.entrySet()) {
            if (next(each.getValue()) instanceof MethodInsnNode call
                    && call.getOpcode() == Opcodes.INVOKESTATIC
                    && (descriptor == null || call.desc.equals(descriptor))
                    && returns(call)) {
                descriptor = call.desc;
                calls.put(each.getKey(), call);
            }
        }
        return calls;
    }

    private static boolean returns(MethodInsnNode call) {
        AbstractInsnNode after = next(call);
        return after != null
                && after.getOpcode() == Type.getReturnType(call.desc).getOpcode(Opcodes.IRETURN);
    }

    /** What is done with a number that has no case; empty if that cannot be done elsewhere. */
    private static List<AbstractInsnNode> refusal(LabelNode other, int number) {
        List<AbstractInsnNode> code = new ArrayList<>();
        for (AbstractInsnNode each = next(other); each != null; each = next(each)) {
            code.add(each);
            if (each.getOpcode() == Opcodes.ATHROW) {
                return code;
            }
            boolean fine = each.getOpcode() == Opcodes.INVOKESTATIC
                    || (each instanceof VarInsnNode read && read.getOpcode() == Opcodes.ILOAD && read.var == number);
            if (!fine) {
                break;
            }
        }
        return List.of();
    }

    /** The new methods, by the upper bits of their numbers. */
    private Map<Integer, MethodNode> parts(Map<Integer, MethodInsnNode> calls, List<AbstractInsnNode> refusal) {
        Map<Integer, Map<Integer, MethodInsnNode>> shares = new TreeMap<>();
        calls.forEach((number, call) -> shares.computeIfAbsent(number >> SHARED_BITS, bits -> new TreeMap<>())
                .put(number, call));
        Map<Integer, MethodNode> parts = new TreeMap<>();
        shares.forEach((bits, share) -> parts.put(bits, part(share, refusal)));
        moved.addAll(parts.values());
        return parts;
    }

    private MethodNode part(Map<Integer, MethodInsnNode> calls, List<AbstractInsnNode> refusal) {
        String called = calls.values().iterator().next().desc;
        Type[] arguments = Type.getArgumentTypes(called);
        List<Type> parameters = new ArrayList<>(List.of(arguments));
        parameters.add(Type.INT_TYPE);
        String descriptor = Type.getMethodDescriptor(Type.getReturnType(called), parameters.toArray(Type[]::new));
        MethodNode part = new MethodNode(
                Opcodes.ASM9, Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, names.get(), descriptor, null, null);
        int number = 0;
        for (Type argument : arguments) {
            part.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), number);
            number += argument.getSize();
        }
        part.visitVarInsn(Opcodes.ILOAD, number);
        Map<Integer, LabelNode> labels = new TreeMap<>();
        calls.keySet().forEach(each -> labels.put(each, new LabelNode()));
        LabelNode other = new LabelNode();
        part.instructions.add(choice(labels, other));
        calls.forEach((key, call) -> {
            part.instructions.add(labels.get(key));
            part.instructions.add(call.clone(Map.of()));
            part.instructions.add(new InsnNode(Type.getReturnType(called).getOpcode(Opcodes.IRETURN)));
        });
        part.instructions.add(other);
        for (AbstractInsnNode each : refusal) {
            part.instructions.add(
                    each instanceof VarInsnNode ? new VarInsnNode(Opcodes.ILOAD, number) : each.clone(Map.of()));
        }
        part.visitMaxs(0, 0);
        return part;
    }

    private static AbstractInsnNode choice(Map<Integer, LabelNode> cases, LabelNode other) {
        int[] keys = cases.keySet().stream().mapToInt(Integer::intValue).toArray();
        LabelNode[] labels = cases.values().toArray(LabelNode[]::new);
        return keys[keys.length - 1] - keys[0] == keys.length - 1
                ? new TableSwitchInsnNode(keys[0], keys[keys.length - 1], other, labels)
                : new LookupSwitchInsnNode(other, keys, labels);
    }

    /** Chooses one of the cases that stay, or of the new methods. */
    private void replace(
            AbstractInsnNode choice,
            VarInsnNode number,
            LabelNode other,
            Map<Integer, LabelNode> rest,
            Map<Integer, MethodNode> parts) {
        InsnList code = new InsnList();
        if (!rest.isEmpty()) {
            LabelNode moved = new LabelNode();
            code.add(new VarInsnNode(Opcodes.ILOAD, number.var));
            code.add(choice(rest, moved));
            code.add(moved);
        }
        Map<Integer, LabelNode> labels = new TreeMap<>();
        parts.keySet().forEach(bits -> labels.put(bits, new LabelNode()));
        code.add(new VarInsnNode(Opcodes.ILOAD, number.var));
        code.add(new IntInsnNode(Opcodes.BIPUSH, SHARED_BITS));
        code.add(new InsnNode(Opcodes.ISHR));
        code.add(choice(labels, other));
        parts.forEach((bits, part) -> {
            code.add(labels.get(bits));
            code.add(new VarInsnNode(Opcodes.ILOAD, number.var));
            code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, owner, part.name, part.desc, false));
            code.add(new InsnNode(Type.getReturnType(part.desc).getOpcode(Opcodes.IRETURN)));
        });
        method.instructions.insert(choice, code);
        method.instructions.remove(choice);
        method.instructions.remove(number);
    }

    /** Removes the cases that were moved. Nothing falls into a case, since what is before it chooses, returns or throws. */
    private void removeWhatNobodyReaches(Iterable<LabelNode> cases) {
        Set<LabelNode> reached = new HashSet<>();
        for (AbstractInsnNode each : method.instructions) {
            if (each instanceof JumpInsnNode jump) {
                reached.add(jump.label);
            } else if (each instanceof LookupSwitchInsnNode lookup) {
                reached.addAll(lookup.labels);
                reached.add(lookup.dflt);
            } else if (each instanceof TableSwitchInsnNode table) {
                reached.addAll(table.labels);
                reached.add(table.dflt);
            }
        }
        for (LabelNode each : cases) {
            if (!reached.contains(each)) {
                for (AbstractInsnNode dead = each.getNext();
                        dead != null && !(dead instanceof LabelNode);
                        dead = each.getNext()) {
                    method.instructions.remove(dead);
                }
            }
        }
    }

    /** The next instruction, past labels and the like. */
    private static @Nullable AbstractInsnNode next(AbstractInsnNode instruction) {
        AbstractInsnNode next = instruction.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next;
    }
}
