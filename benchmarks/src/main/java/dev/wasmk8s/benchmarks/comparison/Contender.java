package dev.wasmk8s.benchmarks.comparison;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One program that takes part.
 *
 * @param name what to call it when it is skipped
 * @param tools the programs that it needs on the path
 * @param directory where it is built and run
 * @param build how it is built; empty if it needs no building
 * @param slowToBuild whether the quick run takes part only if it is built already
 * @param built the file that says that it is built; the directory itself if it needs no building
 * @param command how it is run, without the arguments of one run
 * @param modes the modes that it is run in: {@code fresh}, {@code reused}, or {@code -} where it has none
 * @param takesModule whether it runs a module, and so wants its file and a mode among the arguments
 */
record Contender(
        String name,
        List<String> tools,
        Path directory,
        List<List<String>> build,
        boolean slowToBuild,
        Path built,
        List<String> command,
        List<String> modes,
        boolean takesModule) {

    /** The command of one run. */
    List<String> run(Path module, Path review, String mode, int threads, Plan plan) {
        List<String> full = new ArrayList<>(command);
        if (takesModule) {
            full.add(module.toString());
        }
        full.add(review.toString());
        if (takesModule) {
            full.add(mode);
        }
        full.add(Integer.toString(threads));
        full.add(Integer.toString(plan.warmupSeconds()));
        full.add(Integer.toString(plan.seconds()));
        return full;
    }
}
