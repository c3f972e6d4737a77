package dev.wasmk8s.benchmarks.guests;

import dev.wasmk8s.benchmarks.comparison.Jvm;
import dev.wasmk8s.benchmarks.comparison.Processor;
import dev.wasmk8s.benchmarks.comparison.Reviews;
import dev.wasmk8s.guests.Guests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * Compares the languages: one rule, one review, a process for each, so that none finds code that was compiled for
 * another. They take turns, so that whatever else the machine does meets them alike, and rest in those of others.
 */
public final class GuestComparison {
    private static final int REVIEW_BYTES = 1024;

    private final GuestPlan plan;
    private final Path work;
    private final List<GuestSubject> subjects = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private GuestComparison(GuestPlan plan, Path work) {
        this.plan = plan;
        this.work = work;
    }

    /** {@code BENCHMARKS_DIRECTORY COMMIT full|trial}. */
    public static void main(String[] args) throws Exception {
        Path benchmarks = Path.of(args[0]).toAbsolutePath().normalize();
        boolean trial = args[2].equals("trial");
        GuestPlan plan = trial ? GuestPlan.trial() : GuestPlan.full();
        Path work = Files.createDirectories(benchmarks.resolve("target/guests"));
        GuestComparison comparison = new GuestComparison(plan, work);
        String review = Reviews.ofBytes(REVIEW_BYTES);
        List<GuestMeasurement> records = comparison.run(Files.writeString(work.resolve("review.json"), review));
        GuestResults results = new GuestResults(
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                Jvm.flags(),
                Processor.name(),
                Runtime.getRuntime().availableProcessors(),
                args[1],
                plan,
                review.length(),
                comparison.missing,
                records);
        Path directory = trial ? work : benchmarks.resolve("results");
        GuestReport.write(directory, results);
        System.out.println(Files.readString(directory.resolve("guests.md")));
    }

    private List<GuestMeasurement> run(Path review) throws IOException, InterruptedException {
        try {
            for (GuestLanguage language : GuestLanguage.among(Guests.names())) {
                enter(language, review);
            }
            for (int round = 0; round < plan.rounds(); round++) {
                everybody(GuestSubject::turn);
            }
            for (int start = 0; start < plan.starts(); start++) {
                everybody(subject -> subject.starts().turn());
            }
            List<GuestMeasurement> records = new ArrayList<>();
            for (GuestSubject subject : subjects) {
                records.add(subject.result(REVIEW_BYTES));
            }
            return records;
        } finally {
            for (GuestSubject subject : subjects) {
                subject.process().end();
            }
        }
    }

    private void enter(GuestLanguage language, Path review) throws InterruptedException {
        try {
            subjects.add(GuestSubject.start(language, plan, review, work));
        } catch (IOException e) {
            miss(language, e);
        }
    }

    /** Something that all do, one after the other. */
    @FunctionalInterface
    private interface Turn {
        void take(GuestSubject subject) throws IOException, InterruptedException;
    }

    private void everybody(Turn turn) throws IOException, InterruptedException {
        for (GuestSubject subject : List.copyOf(subjects)) {
            try {
                turn.take(subject);
            } catch (IOException | JacksonException e) {
                miss(subject.language(), e);
                subjects.remove(subject);
                subject.process().end();
            }
        }
    }

    private void miss(GuestLanguage language, Exception reason) {
        String line = language.name() + " is missing: " + reason.getMessage();
        System.out.println(line);
        missing.add(line);
    }
}
