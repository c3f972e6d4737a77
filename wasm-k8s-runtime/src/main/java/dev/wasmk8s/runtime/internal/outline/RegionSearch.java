package dev.wasmk8s.runtime.internal.outline;

import java.util.ArrayList;
import java.util.List;

/** Searches a method for the regions to move, within the work that one method may cost. */
final class RegionSearch {
    private final OutlineLimits limits;
    private long workLeft;

    RegionSearch(OutlineLimits limits) {
        this.limits = limits;
        this.workLeft = limits.work();
    }

    /** Whether the work limit ended a search early. */
    boolean exhausted() {
        return workLeft <= 0;
    }

    /**
     * Chooses regions. Several entries cost a detour through a switch: they are used where nothing else is enough.
     *
     * @param excess the bytes to save
     */
    List<Candidate> choose(Analysis analysis, int excess) {
        List<Candidate> simple = choose(analysis, excess, false);
        if (saving(simple) >= excess) {
            return simple;
        }
        List<Candidate> any = choose(analysis, excess, true);
        return saving(any) > saving(simple) ? any : simple;
    }

    private List<Candidate> choose(Analysis analysis, int excess, boolean manyEntries) {
        RegionScan scan = new RegionScan(analysis, limits, manyEntries);
        List<Candidate> candidates = new ArrayList<>();
        int size = analysis.code().size();
        for (int start = size - 1; start >= 0 && workLeft > 0; start--) {
            if (analysis.borders().start(start)) {
                workLeft -= scan.from(start, candidates::add);
            }
        }
        return new Selection(size, candidates).saving(excess);
    }

    private static int saving(List<Candidate> chosen) {
        return chosen.stream().mapToInt(Candidate::saving).sum();
    }
}
