package dev.wasmk8s.runtime.internal.outline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;

/**
 * Splits methods that are too large for HotSpot's compilers.
 *
 * <p>The same classes always give the same result. Thread-safe: nothing is shared. Takes time in proportion to the code
 * of the methods that are too large, up to {@link OutlineLimits#work} for each; classes without any are not even
 * decoded. Loads no class.
 */
public final class Outliner {
    private final OutlineLimits limits;
    private final Map<String, byte[]> classes = new LinkedHashMap<>();
    private final List<OutlinedMethod> report = new ArrayList<>();

    private Outliner(OutlineLimits limits) {
        this.limits = limits;
    }

    /** Outlines with {@link OutlineLimits#DEFAULT}. See {@link #outline(Map, OutlineLimits)}. */
    public static OutlineResult outline(Map<String, byte[]> classes) {
        return outline(classes, OutlineLimits.DEFAULT);
    }

    /**
     * Outlines classes.
     *
     * @param classes valid class files, by names of any form. Neither the map nor the arrays are changed.
     * @param limits what is too large, and how far to go
     * @return the classes, and what was done to them
     * @throws IllegalArgumentException if a class file cannot be read
     */
    public static OutlineResult outline(Map<String, byte[]> classes, OutlineLimits limits) {
        Outliner outliner = new Outliner(limits);
        classes.forEach(outliner::add);
        return new OutlineResult(outliner.classes, new OutlineReport(outliner.report));
    }

    private void add(String name, byte[] original) {
        ClassOutliner outliner = new ClassOutliner(original, limits);
        if (!outliner.needed()) {
            classes.put(name, original);
            return;
        }
        try {
            byte[] outlined = outliner.outline();
            classes.put(name, outlined);
            report(name, outliner, outlined);
        } catch (ClassTooLargeException e) {
            classes.put(name, original);
        }
    }

    private void report(String name, ClassOutliner outliner, byte[] outlined) {
        Map<String, Integer> after = CodeSizes.of(new ClassReader(outlined));
        outliner.outlined()
                .forEach((key, code) -> report.add(new OutlinedMethod(
                        name,
                        code.method().name,
                        code.method().desc,
                        outliner.sizes().getOrDefault(key, 0),
                        after.getOrDefault(key, 0),
                        code.moved().size(),
                        code.remainder())));
    }
}
