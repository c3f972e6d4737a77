package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Gathers problems and puts them into the order in which an operator meets them. Not thread-safe. */
public final class Problems implements Consumer<Problem> {
    private final Map<String, List<Problem>> byLocation = new LinkedHashMap<>();
    private boolean none = true;

    /** Notes that a file is read now, so that its problems stand before those of later ones, whenever they are found. */
    public void begin(String location) {
        of(location);
    }

    /** Those that were gathered so far, and takes more. */
    public Problems copy() {
        Problems copy = new Problems();
        for (Map.Entry<String, List<Problem>> entry : byLocation.entrySet()) {
            copy.byLocation.put(entry.getKey(), new ArrayList<>(entry.getValue()));
        }
        copy.none = none;
        return copy;
    }

    @Override
    public void accept(Problem problem) {
        of(problem.location()).add(problem);
        none = false;
    }

    private List<Problem> of(String location) {
        List<Problem> known = byLocation.get(location);
        if (known == null) {
            known = new ArrayList<>();
            byLocation.put(location, known);
        }
        return known;
    }

    /** All of them: files in the order in which they were read, and each from its beginning to its end. */
    public List<Problem> inOrder() {
        if (none) {
            return List.of();
        }
        return byLocation.values().stream()
                .flatMap(problems -> problems.stream()
                        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column)))
                .toList();
    }
}
