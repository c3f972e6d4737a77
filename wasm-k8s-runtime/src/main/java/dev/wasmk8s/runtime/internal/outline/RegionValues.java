package dev.wasmk8s.runtime.internal.outline;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/** Counts the values that cross the borders of a possible region, and says whether they can. */
final class RegionValues {
    /**
     * HotSpot's optimising compiler refuses a method with too many parameters: above 54 on JDK 17, above 70 on JDK 25
     * (x86-64, measured). One is kept for the array.
     */
    private static final int MOST_ARGUMENTS = 48;

    private final Code code;
    private final Liveness liveness;
    private final SlotTypes types;
    private final Type returned;
    private final int arraySlot;
    private final int arrayContents;

    private final BitSet results = new BitSet();
    private final BitSet arguments = new BitSet();
    private final BitSet scratch = new BitSet();
    private final Map<Integer, Type> passing = new HashMap<>();
    private int ways;
    private int mostResults;
    private int sumOfResults;
    private boolean small;
    private int argumentBytes;

    RegionValues(Analysis analysis) {
        this.code = analysis.code();
        this.liveness = analysis.liveness();
        this.types = analysis.types();
        this.arraySlot = analysis.scratch().slot();
        this.arrayContents = analysis.scratch().contents();
        this.returned = Type.getReturnType(code.method().desc);
    }

    /** Reads a region; false if some value cannot leave or enter it. */
    boolean read(RegionShape shape) {
        results.clear();
        mostResults = 0;
        sumOfResults = 0;
        passing.clear();
        small = true;
        ways = shape.targets().size() + (shape.returns() ? 1 : 0) + (shape.onlyFallsToEnd() ? 1 : 0);
        return readResults(shape) && readArguments(shape) && (shape.entries().size() < 2 || readPassing(shape));
    }

    /** The number of ways out. */
    int ways() {
        return ways;
    }

    /** The most values that leave together. */
    int mostResults() {
        return mostResults;
    }

    /** The values that leave, over all ways. */
    int sumOfResults() {
        return sumOfResults;
    }

    Handover handover() {
        return Handover.of(ways, mostResults, small);
    }

    /** The number of local variables that are passed in. */
    int arguments() {
        return arguments.cardinality();
    }

    /** The bytes that load them. */
    int argumentBytes() {
        return argumentBytes;
    }

    /** How many of them are not set at an entry. */
    int unsetAt(int entry) {
        scratch.clear();
        scratch.or(arguments);
        passing.keySet().forEach(scratch::set);
        scratch.andNot(liveness.at(entry));
        return scratch.cardinality();
    }

    private boolean readResults(RegionShape shape) {
        if (shape.returns() && !readReturned()) {
            return false;
        }
        for (int i = 0; i < shape.targets().size(); i++) {
            if (!readResults(shape.targets().get(i), shape.use())) {
                return false;
            }
        }
        return !shape.onlyFallsToEnd() || readResults(shape.end(), shape.use());
    }

    private boolean readReturned() {
        if (returned.getSort() == Type.VOID) {
            return true;
        }
        mostResults = 1;
        sumOfResults = 1;
        small = returned.getSize() == 1;
        // A reference has no way through bits.
        return ways == 1 || returned.getSort() < Type.ARRAY;
    }

    private boolean readResults(int exit, SlotUse use) {
        if (liveness.at(exit).get(arrayContents)) {
            // The region's own results could take their place.
            return false;
        }
        scratch.clear();
        scratch.or(use.written());
        scratch.and(liveness.at(exit));
        int count = 0;
        for (int slot = scratch.nextSetBit(0); slot >= 0; slot = scratch.nextSetBit(slot + 1)) {
            BasicValue value = code.frame(exit).getLocal(slot);
            if (value.isReference() || SlotInterpreter.passable(value) == null) {
                return false;
            }
            small &= value.getSize() == 1;
            count++;
        }
        results.or(scratch);
        sumOfResults += count;
        mostResults = Math.max(mostResults, count);
        return true;
    }

    private boolean readArguments(RegionShape shape) {
        findArguments(shape);
        argumentBytes = 0;
        int count = arguments.cardinality() + code.frame(shape.start()).getStackSize();
        for (int slot = arguments.nextSetBit(0); slot >= 0; slot = arguments.nextSetBit(slot + 1)) {
            if (types.at(shape.entries(), slot) == null) {
                return false;
            }
            argumentBytes += InstructionSize.variable(slot);
        }
        return count <= MOST_ARGUMENTS && stackPasses(shape.start());
    }

    private void findArguments(RegionShape shape) {
        scratch.clear();
        for (int i = 0; i < shape.entries().size(); i++) {
            scratch.or(liveness.at(shape.entries().get(i)));
        }
        arguments.clear();
        arguments.or(shape.use().read());
        arguments.or(results);
        arguments.and(scratch);
    }

    /**
     * Reads the local variables that go past a region with several entries: every way in seems to lead to every way out,
     * so that each needs one type at all of them, and a value at each entry.
     */
    private boolean readPassing(RegionShape shape) {
        for (int i = 0; i < shape.targets().size(); i++) {
            if (!readPassing(shape, shape.targets().get(i))) {
                return false;
            }
        }
        if (shape.onlyFallsToEnd() && !readPassing(shape, shape.end())) {
            return false;
        }
        for (int slot = arguments.nextSetBit(0); slot >= 0; slot = arguments.nextSetBit(slot + 1)) {
            Type type = types.at(shape.entries(), slot);
            if (type == null || !canBeSet(shape.entries(), slot, type)) {
                return false;
            }
        }
        return true;
    }

    private boolean readPassing(RegionShape shape, int exit) {
        scratch.clear();
        scratch.or(liveness.at(exit));
        scratch.andNot(shape.use().written());
        scratch.clear(arraySlot);
        for (int slot = scratch.nextSetBit(0); slot >= 0; slot = scratch.nextSetBit(slot + 1)) {
            Type type = SlotInterpreter.passable(code.frame(exit).getLocal(slot));
            if (type == null
                    || !type.equals(passing.computeIfAbsent(slot, absent -> type))
                    || !canBeSet(shape.entries(), slot, type)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a variable holds a value of a type at each entry, or can be given one without harm to others. */
    private boolean canBeSet(Ordinals entries, int slot, Type type) {
        for (int i = 0; i < entries.size(); i++) {
            int entry = entries.get(i);
            Frame<BasicValue> frame = code.frame(entry);
            boolean can = liveness.at(entry).get(slot)
                    ? type.equals(SlotInterpreter.passable(frame.getLocal(slot)))
                    : !overlaps(frame, entry, slot, type);
            if (!can) {
                return false;
            }
        }
        return true;
    }

    /** Whether a value of a type would overwrite a part of another variable, one of which takes two slots. */
    private boolean overlaps(Frame<BasicValue> frame, int entry, int slot, Type type) {
        BitSet live = liveness.at(entry);
        boolean next = type.getSize() > 1 && live.get(slot + 1);
        return next
                || (slot > 0 && live.get(slot - 1) && frame.getLocal(slot - 1).getSize() > 1);
    }

    private boolean stackPasses(int start) {
        Frame<BasicValue> frame = code.frame(start);
        for (int i = 0; i < frame.getStackSize(); i++) {
            if (SlotInterpreter.passable(frame.getStack(i)) == null) {
                return false;
            }
        }
        return true;
    }
}
