package dev.wasmk8s.runtime.internal.outline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses regions that do not overlap: those that save enough at the least cost. A price per unit of cost turns both
 * into one number; the best set for a price is found by dynamic programming, and the price is lowered until the set
 * saves enough.
 */
final class Selection {
    /** Savings are weighted by this, so that a price below one byte per unit of cost can be asked. */
    private static final int SAVING_SCALE = 64;

    private static final long HIGHEST_PRICE = 1L << 16;

    private final int size;
    /** Sorted by descending start. */
    private final List<Candidate> candidates;

    /**
     * Prepares to choose.
     *
     * @param size the number of instructions
     * @param candidates the regions, by descending start
     */
    Selection(int size, List<Candidate> candidates) {
        this.size = size;
        this.candidates = candidates;
    }

    /** The cheapest regions that save this many bytes or, if none do, those that save the most; in order. */
    List<Candidate> saving(int bytes) {
        List<Candidate> chosen = List.of();
        for (long price = HIGHEST_PRICE; price > 0; price >>= 1) {
            chosen = bestAt(price);
            if (chosen.stream().mapToInt(Candidate::saving).sum() >= bytes) {
                return chosen;
            }
        }
        return bestAt(0);
    }

    private List<Candidate> bestAt(long price) {
        long[] worth = new long[size + 1];
        @Nullable Candidate[] first = new @Nullable Candidate[size + 1];
        int next = 0;
        for (int start = size - 1; start >= 0; start--) {
            worth[start] = worth[start + 1];
            for (; next < candidates.size() && candidates.get(next).start() == start; next++) {
                Candidate candidate = candidates.get(next);
                long value =
                        (long) SAVING_SCALE * candidate.saving() - price * candidate.cost() + worth[candidate.end()];
                if (value > worth[start]) {
                    worth[start] = value;
                    first[start] = candidate;
                }
            }
        }
        return follow(first);
    }

    private List<Candidate> follow(@Nullable Candidate[] first) {
        List<Candidate> chosen = new ArrayList<>();
        int at = 0;
        while (at < size) {
            Candidate candidate = first[at];
            if (candidate == null) {
                at++;
            } else {
                chosen.add(candidate);
                at = candidate.end();
            }
        }
        return chosen;
    }
}
