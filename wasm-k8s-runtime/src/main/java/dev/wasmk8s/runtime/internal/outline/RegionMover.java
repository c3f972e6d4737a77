package dev.wasmk8s.runtime.internal.outline;

import java.util.List;
import java.util.function.Supplier;
import org.objectweb.asm.tree.MethodNode;

/** Moves regions out of a method. */
final class RegionMover {
    /** What the code of a call site leaves on the operand stack at most besides its arguments. */
    private static final int CALL_SITE_STACK = 6;

    private final String owner;
    private final MethodNode method;
    private final Supplier<String> names;
    private final Scratch scratch;

    /**
     * Prepares to move.
     *
     * @param owner the internal name of the class that has the method
     * @param method the method, which is changed in place
     * @param names gives each new method a name
     * @param arrays where the method gets the array for its regions
     */
    RegionMover(String owner, MethodNode method, Supplier<String> names, ArraySource arrays) {
        this.owner = owner;
        this.method = method;
        this.names = names;
        this.scratch = new Scratch(method, arrays);
    }

    /** What is known of the method as it is now. */
    Analysis analyse(Code code) {
        return Analysis.of(code, scratch);
    }

    /**
     * Moves regions.
     *
     * @param analysis what is known of the method as it is now; stale afterwards
     * @param chosen the regions, none of which overlaps another
     * @return the methods that they became
     */
    List<MethodNode> move(Analysis analysis, List<Candidate> chosen) {
        List<Region> regions = chosen.stream()
                .map(candidate -> new RegionPlan(analysis, candidate))
                .map(plan -> plan.region(names.get()))
                .toList();
        Code code = analysis.code();
        // Every label first: the code in front of which it belongs may be about to move.
        regions.forEach(region ->
                region.exits().stream().filter(exit -> !exit.returns()).forEach(exit -> code.label(exit.target())));
        return regions.stream().map(region -> move(code, region)).toList();
    }

    private MethodNode move(Code code, Region region) {
        MethodNode moved = RegionMethod.of(code, region, scratch.slot());
        dropGuards(code, region);
        CallSite.insert(code, owner, region, scratch);
        for (int i = region.start(); i < region.end(); i++) {
            method.instructions.remove(code.instruction(i));
        }
        method.maxStack = Math.max(method.maxStack, region.argumentSlots() + CALL_SITE_STACK);
        if (region.handover() == Handover.ARRAY) {
            scratch.reserve(region.values());
        }
        return moved;
    }

    private void dropGuards(Code code, Region region) {
        for (Guard guard : code.guards()) {
            if (guard.within(region.start(), region.end())) {
                method.tryCatchBlocks.remove(guard.node());
            }
        }
    }
}
