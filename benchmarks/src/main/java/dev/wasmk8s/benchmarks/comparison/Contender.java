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
 * @param slowToBuild whether only the full run builds it
 * @param built the file that says that it is built; the directory itself if it needs no building
 * @param command how it is run, without the arguments of one run
 * @param modes the modes that it is run in
 * @param takesModule whether it wants a module's file and a mode among the arguments
 * @param jvms how many JVMs run: each has but its share of the time to warm up, and a webhook has two
 */
record Contender(
        String name,
        List<String> tools,
        Path directory,
        List<List<String>> build,
        boolean slowToBuild,
        Path built,
        List<String> command,
        List<Mode> modes,
        boolean takesModule,
        int jvms) {

    /**
     * A way to run it.
     *
     * @param name {@code fresh}, {@code reused} and so on, or {@code -} where there is but one
     * @param module what it runs
     * @param telling whether it is measured under every load
     */
    record Mode(String name, WasmFile module, boolean telling) {}

    /** The modes that take part under a load. */
    List<Mode> modes(Plan.Load load) {
        return modes.stream().filter(mode -> load.all() || mode.telling()).toList();
    }

    /** The command of one run. */
    List<String> run(Path module, Path review, Mode mode, int threads, Plan plan) {
        List<String> full = new ArrayList<>(command);
        if (takesModule) {
            full.add(module.toString());
        }
        full.add(review.toString());
        if (takesModule) {
            full.add(mode.name());
        }
        full.add(Integer.toString(threads));
        full.add(Integer.toString(jvms == 0 ? plan.warmupSeconds() : jvms * plan.jvmWarmupSeconds()));
        full.add(Integer.toString(plan.turnMillis()));
        return full;
    }
}
