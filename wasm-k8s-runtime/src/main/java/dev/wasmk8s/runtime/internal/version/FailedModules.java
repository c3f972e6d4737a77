package dev.wasmk8s.runtime.internal.version;

import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.assembly.Placed;
import dev.wasmk8s.runtime.internal.observation.ReviewKinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells which modules the problems of a failed attempt are about. */
final class FailedModules {
    private FailedModules() {}

    /**
     * The problems by module. A problem is about the module that was declared at its place; where none could be made of
     * what stands there, about the one that is in use from there; and if it is about a whole file, about each that is in
     * use from it.
     *
     * @param attempted the modules that were to be
     * @param used the modules that are in use
     */
    static Map<ModuleId, List<Problem>> of(List<Problem> problems, List<Placed> attempted, List<Placed> used) {
        Map<ModuleId, List<Problem>> failed = new LinkedHashMap<>();
        for (Problem problem : problems) {
            List<Placed> about = at(problem, attempted);
            if (about.isEmpty()) {
                about = at(problem, used);
            }
            for (Placed module : about) {
                failed.computeIfAbsent(
                                new ModuleId(ReviewKinds.of(module.chain()), module.name()), id -> new ArrayList<>())
                        .add(problem);
            }
        }
        return failed;
    }

    private static List<Placed> at(Problem problem, List<Placed> modules) {
        return modules.stream()
                .filter(module -> module.origin().location().equals(problem.location()))
                .filter(module -> problem.path().isEmpty()
                        || isWithin(problem.path(), module.origin().path()))
                .toList();
    }

    private static boolean isWithin(String path, String outer) {
        return path.startsWith(outer)
                && (path.length() == outer.length()
                        || path.charAt(outer.length()) == '.'
                        || path.charAt(outer.length()) == '[');
    }
}
