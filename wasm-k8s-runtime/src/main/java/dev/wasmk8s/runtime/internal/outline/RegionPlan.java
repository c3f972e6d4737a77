package dev.wasmk8s.runtime.internal.outline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** Works out what crosses the borders of a chosen region. */
final class RegionPlan {
    private final Code code;
    private final Liveness liveness;
    private final int arraySlot;
    private final Candidate candidate;
    private final List<Integer> entries;
    private final Liveness inside;
    private final BitSet written;

    RegionPlan(Analysis analysis, Candidate candidate) {
        this.code = analysis.code();
        this.liveness = analysis.liveness();
        this.arraySlot = analysis.scratch().slot();
        this.candidate = candidate;
        this.entries = analysis.flow().entries(candidate.start(), candidate.end());
        this.written = SlotUse.of(code, candidate.start(), candidate.end()).written();
        this.inside = Liveness.of(code, candidate.start(), candidate.end(), this::changedAndLive);
    }

    Region region(String name) {
        List<RegionExit> exits = exits();
        int values = exits.stream().mapToInt(RegionExit::values).max().orElse(0);
        boolean small = exits.stream().allMatch(RegionExit::small);
        Handover handover = Handover.of(exits.size(), values, small);
        List<Local> parameters = parameters();
        List<Local> passing = entries.size() > 1 ? passing(exits, parameters) : List.of();
        List<RegionEntry> ways = entries.stream()
                .map(at -> new RegionEntry(at, unset(at, parameters, passing)))
                .toList();
        if (handover == Handover.ARRAY || readInside().get(arraySlot)) {
            parameters.add(new Local(arraySlot, Scratch.TYPE));
        }
        return new Region(candidate.start(), candidate.end(), ways, stack(), parameters, exits, handover, name);
    }

    private List<RegionExit> exits() {
        TreeSet<Integer> targets = new TreeSet<>();
        boolean returns = false;
        for (int i = candidate.start(); i < candidate.end(); i++) {
            returns |= code.isReturn(i);
            for (int target : code.targets(i)) {
                targets.add(target);
            }
            if (code.fallsThrough(i)) {
                targets.add(i + 1);
            }
        }
        targets.subSet(candidate.start(), candidate.end()).clear();
        List<RegionExit> exits = new ArrayList<>();
        if (returns) {
            exits.add(new RegionExit(RegionExit.RETURN, List.of(), Type.getReturnType(code.method().desc)));
        }
        targets.forEach(target -> exits.add(new RegionExit(target, results(target), Type.VOID_TYPE)));
        exits.sort(Comparator.comparing(exit -> exit.target() == candidate.end()));
        return exits;
    }

    private BitSet changedAndLive(int target) {
        BitSet slots = (BitSet) written.clone();
        slots.and(liveness.at(target));
        return slots;
    }

    private List<Local> results(int target) {
        return locals(changedAndLive(target), target);
    }

    private List<Type> stack() {
        if (entries.size() > 1) {
            return List.of(Type.INT_TYPE);
        }
        Frame<BasicValue> frame = code.frame(candidate.start());
        return IntStream.range(0, frame.getStackSize())
                .mapToObj(index -> typeOf(frame.getStack(index)))
                .toList();
    }

    /** The slots that some entry needs. */
    private BitSet readInside() {
        BitSet slots = new BitSet();
        entries.forEach(entry -> slots.or(inside.at(entry)));
        return slots;
    }

    private List<Local> parameters() {
        List<Local> parameters = new ArrayList<>();
        readInside().stream().filter(slot -> slot != arraySlot).forEach(slot -> {
            int reader = entries.stream()
                    .filter(entry -> inside.at(entry).get(slot))
                    .findFirst()
                    .orElseThrow();
            parameters.add(local(slot, reader));
        });
        return parameters;
    }

    /**
     * The local variables that go past the region, from some entry to some exit. Each way in then seems to lead to each
     * way out, and so all must set them. What is not live at an entry may not be set there, even if it is now: what comes
     * before may be moved as well, and hands on what is live.
     */
    private List<Local> passing(List<RegionExit> exits, List<Local> parameters) {
        Map<Integer, Local> passing = new TreeMap<>();
        for (RegionExit exit : exits) {
            if (!exit.returns()) {
                BitSet slots = (BitSet) liveness.at(exit.target()).clone();
                slots.andNot(written);
                slots.stream().forEach(slot -> passing.putIfAbsent(slot, local(slot, exit.target())));
            }
        }
        parameters.forEach(local -> passing.remove(local.slot()));
        // The array is set once, where the method begins, and calls to come may need it.
        passing.remove(arraySlot);
        return List.copyOf(passing.values());
    }

    private List<Local> unset(int entry, List<Local> parameters, List<Local> passing) {
        return Stream.concat(parameters.stream(), passing.stream())
                .filter(local -> !liveness.at(entry).get(local.slot()))
                .toList();
    }

    private List<Local> locals(BitSet slots, int at) {
        return slots.stream().mapToObj(slot -> local(slot, at)).toList();
    }

    private Local local(int slot, int at) {
        return new Local(slot, typeOf(code.frame(at).getLocal(slot)));
    }

    private static Type typeOf(BasicValue value) {
        return Objects.requireNonNull(SlotInterpreter.passable(value), "a region with values that cannot be passed");
    }
}
