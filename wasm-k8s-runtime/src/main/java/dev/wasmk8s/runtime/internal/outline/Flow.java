package dev.wasmk8s.runtime.internal.outline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Where each instruction is jumped to from, and how many loops it is in. */
final class Flow {
    private static final int NEVER = -1;

    private final int[] firstSource;
    private final int[] lastSource;
    /** The last jump back to an instruction: where the loop that it heads ends. */
    private final int[] loopEnd;
    /** The loops that an instruction is in, without one that it heads. */
    private final int[] depth;

    Flow(Code code) {
        int size = code.size();
        firstSource = new int[size + 1];
        lastSource = new int[size + 1];
        loopEnd = new int[size + 1];
        depth = new int[size + 1];
        Arrays.fill(firstSource, Integer.MAX_VALUE);
        Arrays.fill(lastSource, NEVER);
        Arrays.fill(loopEnd, NEVER);
        for (int i = 0; i < size; i++) {
            for (int target : code.targets(i)) {
                jump(i, i, target);
                if (target <= i) {
                    loopEnd[target] = i;
                }
            }
        }
        // An exception is a jump from anywhere in the guarded range.
        code.guards().forEach(guard -> jump(guard.start(), guard.end() - 1, guard.handler()));
        countLoops(size);
    }

    private void jump(int first, int last, int target) {
        firstSource[target] = Math.min(firstSource[target], first);
        lastSource[target] = Math.max(lastSource[target], last);
    }

    private void countLoops(int size) {
        int[] change = new int[size + 2];
        for (int header = 0; header < size; header++) {
            if (loopEnd[header] >= header) {
                change[header + 1]++;
                change[loopEnd[header] + 1]--;
            }
        }
        for (int i = 1; i <= size; i++) {
            depth[i] = depth[i - 1] + change[i];
        }
    }

    /** The first instruction that jumps to one, or the largest number if none does. */
    int firstSource(int ordinal) {
        return firstSource[ordinal];
    }

    /** The last instruction that jumps to one, or a negative number if none does. */
    int lastSource(int ordinal) {
        return lastSource[ordinal];
    }

    boolean jumpedTo(int ordinal) {
        return lastSource[ordinal] != NEVER;
    }

    /** Where a region is entered: at its start, and wherever an instruction before it jumps to. */
    List<Integer> entries(int start, int end) {
        return IntStream.range(start, end)
                .filter(i -> i == start || firstSource[i] < start)
                .boxed()
                .toList();
    }

    /** The number of loops around a region. */
    int loopsAround(int start, int end) {
        return depth[start] + (loopEnd[start] >= end ? 1 : 0);
    }
}
