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
    /** What the name of a second class adds to that of the first. */
    private static final String SECOND = "$Large";

    private final OutlineLimits limits;
    private final ArraySource arrays;
    private final Map<String, byte[]> classes = new LinkedHashMap<>();
    private final List<OutlinedMethod> report = new ArrayList<>();

    private Outliner(OutlineLimits limits, ArraySource arrays) {
        this.limits = limits;
        this.arrays = arrays;
    }

    /**
     * Outlines classes.
     *
     * @param classes valid class files, by names of any form. Neither the map nor the arrays are changed.
     * @param limits what is too large, and how far to go
     * @param arrays where methods get the arrays for their regions
     * @return the classes, and what was done to them
     * @throws IllegalArgumentException if a class file cannot be read
     */
    public static OutlineResult outline(Map<String, byte[]> classes, OutlineLimits limits, ArraySource arrays) {
        Outliner outliner = new Outliner(limits, arrays);
        classes.forEach(outliner::add);
        return new OutlineResult(outliner.classes, new OutlineReport(outliner.report));
    }

    private void add(String name, byte[] original) {
        ClassReader reader = new ClassReader(original);
        ClassOutliner outliner = new ClassOutliner(reader, limits, arrays);
        if (!outliner.needed()) {
            classes.put(name, original);
            return;
        }
        try {
            byte[] outlined = outliner.outline();
            classes.put(name, outlined);
            report(name, outliner, outliner.outlined(), outlined);
        } catch (ClassTooLargeException e) {
            addInTwo(name, original, outliner, new Overflow(reader, SECOND, outliner::tooLarge));
        }
    }

    /** Outlines in a second class, where there is room; else leaves the class as it is. */
    private void addInTwo(String name, byte[] original, ClassOutliner full, Overflow overflow) {
        try {
            if (overflow.possible()) {
                byte[] first = overflow.first();
                ClassOutliner outliner = new ClassOutliner(new ClassReader(overflow.second()), limits, arrays);
                byte[] second = outliner.outline();
                classes.put(name, first);
                classes.put(name + SECOND, second);
                report(name, full, outliner.outlined(), second);
                return;
            }
        } catch (ClassTooLargeException e) {
            // It has no room for a single call, or the second class is full as well.
        }
        classes.put(name, original);
        report(name, full, Map.of(), original);
    }

    /** Reports on the large methods of a class: those that were not worked on found it full. */
    private void report(String name, ClassOutliner before, Map<String, OutlinedCode> outlined, byte[] holder) {
        Map<String, Integer> after = CodeSizes.of(new ClassReader(holder));
        before.outlined().forEach((key, attempted) -> {
            OutlinedCode code = outlined.get(key);
            int size = before.sizes().getOrDefault(key, 0);
            report.add(new OutlinedMethod(
                    name,
                    attempted.method().name,
                    attempted.method().desc,
                    size,
                    code == null ? size : after.getOrDefault(key, size),
                    code == null ? 0 : code.moved().size(),
                    code == null ? Remainder.CLASS_FULL : code.remainder()));
        });
    }
}
