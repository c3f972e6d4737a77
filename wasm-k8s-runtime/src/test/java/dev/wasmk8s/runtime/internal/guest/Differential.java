package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.spec.UseCase;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Calls guests with the same inputs in several modes, and compares all that can be seen of the calls: output, errors,
 * and how they ended. Run at length by {@code extended/differential}.
 *
 * <p>A call is one input given to one guest in one mode. Every input is given to its guest in every mode but the
 * interpreter, which is slow and takes part in every so many inputs.
 */
public final class Differential implements AutoCloseable {
    private static final int MOST_DIFFERENCES = 20;
    private static final int INTERPRETED_EVERY = 25;
    private static final int ROUND = 1000;
    /** Guests that never end by themselves. */
    private static final Set<String> ENDLESS = Set.of("endless-loop", "reads-clock-forever");

    private final List<DifferentialMode> modes;
    private final int interpretedEvery;
    private final HostServices host = HostServices.start();
    private final List<Subject> subjects = new ArrayList<>();
    private final Map<DifferentialMode, Map<String, Integer>> ends = new EnumMap<>(DifferentialMode.class);
    private final List<String> differences = new ArrayList<>();
    private final InputMutator mutator;
    private int inputs;

    /** One guest asked for one use case. */
    private record Subject(
            String name, String export, List<byte[]> inputs, Map<DifferentialMode, DifferentialGuest> guests) {}

    /**
     * Compiles guests in all modes.
     *
     * @param interpretedEvery how many inputs there are for each that is interpreted as well
     */
    Differential(List<String> guests, List<DifferentialMode> modes, int interpretedEvery, long seed)
            throws UnusableModuleException {
        this.modes = modes;
        this.interpretedEvery = interpretedEvery;
        this.mutator = new InputMutator(seed);
        modes.forEach(mode -> ends.put(mode, new TreeMap<>()));
        for (String guest : guests) {
            add(guest);
        }
    }

    /** All guests that can be loaded and that end. */
    static List<String> guests() throws UnusableModuleException {
        List<String> guests = new ArrayList<>();
        for (String guest : Guests.names()) {
            // Those of guests/hostile have a test of their own.
            boolean hostile = guest.startsWith("hostile-") && !guest.equals("hostile-pointers");
            if (!hostile && !ENDLESS.contains(guest) && !useCases(guest).isEmpty()) {
                guests.add(guest);
            }
        }
        return guests;
    }

    private static List<UseCase> useCases(String guest) throws UnusableModuleException {
        ParsedModule module = ParsedModule.parse(Guests.bytes(guest));
        List<UseCase> useCases = new ArrayList<>();
        for (UseCase useCase : UseCase.values()) {
            if (module.problems(Set.of(useCase), 64).isEmpty()) {
                useCases.add(useCase);
            }
        }
        return useCases;
    }

    private void add(String guest) throws UnusableModuleException {
        Map<DifferentialMode, DifferentialGuest> compiled = new EnumMap<>(DifferentialMode.class);
        for (DifferentialMode mode : modes) {
            compiled.put(mode, new DifferentialGuest(guest, Guests.bytes(guest), mode, host));
        }
        for (UseCase useCase : useCases(guest)) {
            subjects.add(new Subject(guest, useCase.export(), DifferentialInputs.of(guest, useCase), compiled));
        }
    }

    /** Compares so many inputs, guest by guest in turn. */
    void run(int count) {
        for (int i = 0; i < count && differences.size() < MOST_DIFFERENCES; i++) {
            Subject subject = subjects.get(inputs % subjects.size());
            int round = inputs / subjects.size();
            byte[] valid = subject.inputs().get(round % subject.inputs().size());
            compare(subject, mutator.mutate(valid), round % interpretedEvery == 0);
            inputs++;
        }
    }

    private void compare(Subject subject, byte[] input, boolean interpreted) {
        CallOutcome expected = null;
        for (DifferentialMode mode : modes) {
            if (mode == DifferentialMode.INTERPRETED && !interpreted) {
                continue;
            }
            CallOutcome outcome = subject.guests().get(mode).call(subject.export(), input, inputs);
            ends.get(mode).merge(outcome.kind(), 1, Integer::sum);
            if (expected == null) {
                expected = outcome;
            } else if (!outcome.equals(expected)) {
                differences.add("input %d to %s of %s, in Base64: %s%n  mode %s: %s%n  instead of: %s"
                        .formatted(
                                inputs,
                                subject.export(),
                                subject.name(),
                                Base64.getEncoder().encodeToString(input),
                                mode,
                                outcome,
                                expected));
            }
        }
    }

    /** What was found, at most some of it. */
    List<String> differences() {
        return differences;
    }

    /** How many calls there were. */
    long calls() {
        return ends.values().stream()
                .flatMap(counts -> counts.values().stream())
                .mapToLong(Integer::longValue)
                .sum();
    }

    /** The summary, as a table. */
    String report() {
        StringBuilder report = new StringBuilder();
        report.append("| mode | calls | how they ended |\n| --- | --- | --- |\n");
        ends.forEach((mode, counts) -> report.append("| %s | %d | %s |%n"
                .formatted(
                        mode,
                        counts.values().stream().mapToInt(Integer::intValue).sum(),
                        counts)));
        report.append("%n%d inputs to %d entry points of guests, %d calls, %d differences. Java %s.%n"
                .formatted(inputs, subjects.size(), calls(), differences.size(), Runtime.version()));
        return report.toString();
    }

    @Override
    public void close() {
        subjects.forEach(subject -> subject.guests().values().forEach(DifferentialGuest::close));
        host.close();
    }

    /**
     * Compares until there were so many calls, over all modes.
     *
     * @param arguments how many calls, and the seed
     */
    public static void main(String[] arguments) throws UnusableModuleException {
        long calls = Long.parseLong(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        List<DifferentialMode> modes = List.of(
                DifferentialMode.INTERPRETED,
                DifferentialMode.FRESH,
                DifferentialMode.COMPILED,
                DifferentialMode.OUTLINED,
                DifferentialMode.OUTLINED_SMALL,
                DifferentialMode.CACHED);
        long start = System.nanoTime();
        try (Differential differential = new Differential(guests(), modes, INTERPRETED_EVERY, seed)) {
            System.out.printf("compiled after %d s%n", (System.nanoTime() - start) / 1_000_000_000);
            while (differential.calls() < calls && differential.differences().isEmpty()) {
                differential.run(ROUND);
            }
            differential.differences().forEach(System.out::println);
            System.out.printf(
                    "%n%sSeed %d, %d s.%n", differential.report(), seed, (System.nanoTime() - start) / 1_000_000_000);
            System.exit(differential.differences().isEmpty() ? 0 : 1);
        }
    }
}
