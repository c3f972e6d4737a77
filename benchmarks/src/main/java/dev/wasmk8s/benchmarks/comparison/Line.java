package dev.wasmk8s.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The contenders that are here, and why the others are not. */
final class Line {
    private static final int MINUTES_TO_BUILD = 20;
    private final List<Contender> present = new ArrayList<>();
    private final List<String> absent = new ArrayList<>();

    private Line() {}

    /** A contender in one of its modes. */
    record Entry(Contender contender, Contender.Mode mode) {}

    /** Builds everybody. */
    static Line up(Path benchmarks, boolean patient) throws InterruptedException {
        Line line = new Line();
        for (Contender contender : Contenders.all(benchmarks)) {
            if (line.prepare(contender, patient)) {
                line.present.add(contender);
            }
        }
        return line;
    }

    /** Who is under a load. */
    List<Entry> entries(Plan.Load load) {
        return present.stream()
                .flatMap(contender -> contender.modes(load).stream().map(mode -> new Entry(contender, mode)))
                .toList();
    }

    /** Who does not take part, and why. */
    List<String> absent() {
        return absent;
    }

    /** Builds a contender, or notes why it does not take part. */
    private boolean prepare(Contender contender, boolean patient) throws InterruptedException {
        List<String> missing =
                contender.tools().stream().filter(tool -> !Shell.has(tool)).toList();
        if (!missing.isEmpty()) {
            return miss(contender, String.join(", ", missing) + " is not installed");
        }
        if (contender.slowToBuild() && !patient) {
            return Files.exists(contender.built())
                    || miss(contender, "it takes minutes to build; the full run builds it");
        }
        try {
            for (List<String> step : contender.build()) {
                Shell.run(contender.directory(), step, MINUTES_TO_BUILD);
            }
            return true;
        } catch (IOException e) {
            return miss(contender, "it could not be built: " + e.getMessage());
        }
    }

    /** Notes that somebody does not take part. */
    boolean miss(Contender contender, String reason) {
        String line = contender.name() + " is missing: " + reason;
        System.out.println(line);
        absent.add(line);
        return false;
    }
}
