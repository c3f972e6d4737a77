package dev.wasmk8s.runtime.internal.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/**
 * Outlines one method: finds regions, chooses some, moves them, and looks again at what is left, calls included, until
 * the method fits or nothing is gained.
 */
final class MethodOutliner {
    private static final int MOST_PASSES = 12;
    /** What the code of a call site may leave on the operand stack besides its arguments. */
    private static final int CALL_SITE_STACK = 6;

    private final String owner;
    private final MethodNode method;
    private final OutlineLimits limits;
    private final Supplier<String> names;
    private final Scratch scratch;
    private final RegionSearch search;
    private final List<MethodNode> moved = new ArrayList<>();

    /**
     * Prepares to outline a method.
     *
     * @param owner the internal name of its class
     * @param method the method, which is changed in place
     * @param names gives each new method a name
     */
    MethodOutliner(String owner, MethodNode method, OutlineLimits limits, Supplier<String> names) {
        this.owner = owner;
        this.method = method;
        this.limits = limits;
        this.names = names;
        this.scratch = new Scratch(method);
        this.search = new RegionSearch(limits);
    }

    /** The methods that were made, in the order of their names. */
    List<MethodNode> moved() {
        return moved;
    }

    /** Outlines the method, and says why it is still too large if it is. */
    Remainder outline() {
        if (!MoveRules.outlinable(method)) {
            return Remainder.UNSUPPORTED;
        }
        try {
            return passes();
        } catch (AnalyzerException e) {
            return Remainder.UNSUPPORTED;
        }
    }

    private Remainder passes() throws AnalyzerException {
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            Code code = Code.of(owner, method);
            int excess = code.bytes(0, code.size()) - limits.targetBytes();
            if (excess <= 0) {
                return Remainder.NONE;
            }
            if (code.usesMixed()) {
                return Remainder.UNSUPPORTED;
            }
            Analysis analysis = Analysis.of(code);
            List<Candidate> chosen = search.choose(analysis, scratch.firstMovable(), excess);
            if (chosen.isEmpty()) {
                return verdict();
            }
            List<Region> regions = chosen.stream()
                    .map(candidate -> new RegionPlan(analysis, scratch.slot(), candidate))
                    .map(plan -> plan.region(names.get()))
                    .toList();
            move(code, regions);
        }
        return verdict();
    }

    private Remainder verdict() {
        if (InstructionSize.of(method.instructions) <= limits.methodBytes()) {
            return Remainder.NONE;
        }
        return search.exhausted() ? Remainder.WORK_LIMIT : Remainder.NO_REGION;
    }

    private void move(Code code, List<Region> regions) {
        // Every label first: the code in front of which it belongs may be about to move.
        regions.forEach(region ->
                region.exits().stream().filter(exit -> !exit.returns()).forEach(exit -> code.label(exit.target())));
        regions.forEach(region -> move(code, region));
    }

    private void move(Code code, Region region) {
        moved.add(RegionMethod.of(code, region, scratch.slot()));
        dropGuards(code, region);
        CallSite.insert(code, owner, region, scratch.slot());
        for (int i = region.start(); i < region.end(); i++) {
            method.instructions.remove(code.instruction(i));
        }
        method.maxStack = Math.max(method.maxStack, region.argumentSlots() + CALL_SITE_STACK);
        if (region.handover() == Handover.ARRAY) {
            scratch.reserve(region.values());
        }
    }

    private void dropGuards(Code code, Region region) {
        for (Guard guard : code.guards()) {
            if (guard.within(region.start(), region.end())) {
                method.tryCatchBlocks.remove(guard.node());
            }
        }
    }
}
