package dev.wasmk8s.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * Everybody under every load. They take turns, so that whatever else the machine does meets them alike; each warms up in its
 * first turn, and rests in those of others.
 */
final class Turns {
    private final Line line;
    private final Plan plan;
    private final Path benchmarks;
    private final List<Participant> participants = new ArrayList<>();

    private Turns(Line line, Plan plan, Path benchmarks) {
        this.line = line;
        this.plan = plan;
        this.benchmarks = benchmarks;
    }

    /** Who takes part, with what was measured so far. */
    private record Participant(Line.Entry entry, int reviewBytes, Running process, List<Sample> samples) {}

    /** Measures everybody. Who fails is missing, which the line notes. */
    static List<Measurement> measure(Line line, Plan plan, Path benchmarks) throws IOException, InterruptedException {
        Turns turns = new Turns(line, plan, benchmarks);
        try {
            return turns.take();
        } finally {
            for (Participant participant : turns.participants) {
                participant.process().end();
            }
        }
    }

    private List<Measurement> take() throws IOException, InterruptedException {
        for (Plan.Load load : plan.loads()) {
            String text = Reviews.ofBytes(load.objectBytes());
            Path review = benchmarks.resolve("target/review-" + load.objectBytes() + ".json");
            Files.writeString(review, text);
            for (Line.Entry entry : line.entries(load)) {
                Running process = start(entry, review, load.threads());
                Participant participant = new Participant(entry, text.length(), process, new ArrayList<>());
                participants.add(participant);
                turn(participant);
            }
        }
        for (int round = 1; round < plan.rounds(); round++) {
            for (Participant participant : List.copyOf(participants)) {
                turn(participant);
            }
        }
        return participants.stream()
                .map(each -> Measurement.of(
                        each.samples(), each.entry().mode().module().toString(), each.reviewBytes()))
                .toList();
    }

    private Running start(Line.Entry entry, Path review, int threads) throws IOException {
        Path module = entry.mode().module().in(benchmarks);
        return Running.start(
                entry.contender().directory(), entry.contender().run(module, review, entry.mode(), threads, plan));
    }

    private void turn(Participant participant) throws IOException, InterruptedException {
        try {
            Sample sample = participant.process().measure();
            participant.samples().add(sample);
            System.out.printf(
                    "%-28s %d threads  p50 %9.1f us  p99 %9.1f us%n",
                    sample.subject(), sample.threads(), sample.p50Micros(), sample.p99Micros());
        } catch (IOException | JacksonException e) {
            Line.Entry entry = participant.entry();
            line.miss(entry.contender(), entry.mode().name() + ": " + e.getMessage());
            participants.remove(participant);
            participant.process().end();
        }
    }
}
