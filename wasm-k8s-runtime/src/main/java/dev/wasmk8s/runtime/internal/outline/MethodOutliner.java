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

    private final String owner;
    private final MethodNode method;
    private final OutlineLimits limits;
    private final RegionSearch search;
    private final RegionMover mover;
    private final List<MethodNode> moved = new ArrayList<>();

    private MethodOutliner(
            String owner, MethodNode method, OutlineLimits limits, Supplier<String> names, ArraySource arrays) {
        this.owner = owner;
        this.method = method;
        this.limits = limits;
        this.search = new RegionSearch(limits);
        this.mover = new RegionMover(owner, method, names, arrays);
    }

    /**
     * Outlines a method.
     *
     * @param owner the internal name of its class
     * @param method the method, which is changed in place
     * @param names gives each new method a name
     * @param arrays where the method gets the array for its regions
     */
    static OutlinedCode outline(
            String owner, MethodNode method, OutlineLimits limits, Supplier<String> names, ArraySource arrays) {
        MethodOutliner outliner = new MethodOutliner(owner, method, limits, names, arrays);
        outliner.moved.addAll(DispatchSplit.split(owner, method, names));
        Remainder remainder = MoveRules.outlinable(method) ? outliner.passes() : Remainder.UNSUPPORTED;
        return new OutlinedCode(method, outliner.moved, remainder);
    }

    private Remainder passes() {
        try {
            for (int pass = 0; pass < MOST_PASSES; pass++) {
                Code code = Code.of(owner, method);
                int excess = code.bytes(0, code.size()) - limits.targetBytes();
                if (code.usesMixed() || excess <= 0 || !pass(code, excess)) {
                    return code.usesMixed() ? Remainder.UNSUPPORTED : verdict();
                }
            }
            return verdict();
        } catch (AnalyzerException e) {
            return Remainder.UNSUPPORTED;
        }
    }

    /** Moves what is best to move; false if there is nothing. */
    private boolean pass(Code code, int excess) {
        Analysis analysis = mover.analyse(code);
        List<Candidate> chosen = search.choose(analysis, excess);
        moved.addAll(mover.move(analysis, chosen));
        return !chosen.isEmpty();
    }

    private Remainder verdict() {
        if (InstructionSize.of(method.instructions) <= limits.methodBytes()) {
            return Remainder.NONE;
        }
        return search.exhausted() ? Remainder.WORK_LIMIT : Remainder.NO_REGION;
    }
}
