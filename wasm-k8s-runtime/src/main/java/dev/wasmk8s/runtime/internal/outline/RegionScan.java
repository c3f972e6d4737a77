package dev.wasmk8s.runtime.internal.outline;

import java.util.function.Consumer;

/** Finds the regions that can be moved. */
final class RegionScan {
    private final Code code;
    private final OutlineLimits limits;
    private final Borders borders;
    private final RegionShape shape;
    private final RegionPrice price;

    RegionScan(Analysis analysis, OutlineLimits limits, boolean manyEntries) {
        this.code = analysis.code();
        this.limits = limits;
        this.borders = analysis.borders();
        this.shape = new RegionShape(code, analysis.flow(), manyEntries);
        this.price = new RegionPrice(analysis);
    }

    /**
     * Offers the regions that start at an instruction, the shortest first.
     *
     * @return the steps that it took
     */
    int from(int start, Consumer<Candidate> sink) {
        shape.begin(start);
        while (shape.end() < code.size()
                && code.bytes(start, shape.end() + 1) <= limits.regionBytes()
                && shape.grow()) {
            if (shape.bytes() >= limits.savingBytes() && borders.end(shape.end()) && shape.closed()) {
                Candidate candidate = price.of(shape);
                if (candidate != null && candidate.saving() >= limits.savingBytes()) {
                    sink.accept(candidate);
                }
            }
        }
        return shape.end() - start + 1;
    }
}
