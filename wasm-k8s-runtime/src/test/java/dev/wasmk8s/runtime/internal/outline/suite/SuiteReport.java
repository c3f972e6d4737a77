package dev.wasmk8s.runtime.internal.outline.suite;

import dev.wasmk8s.runtime.internal.outline.suite.Outcome.Verdict;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts the outcomes of a run. */
final class SuiteReport {
    private static final int MOST_LINES = 60;

    private final Map<Mode, List<Outcome>> outcomes;
    private final List<String> differences;
    private final Map<String, Integer> otherWords;

    SuiteReport(Map<Mode, List<Outcome>> outcomes, List<String> differences, Map<String, Integer> otherWords) {
        this.outcomes = outcomes;
        this.differences = differences;
        this.otherWords = otherWords;
    }

    void write(PrintWriter out) {
        out.println("# WebAssembly core test suite");
        out.println();
        out.println("Written by `extended/spec-suite`. Java " + Runtime.version() + ".");
        out.println();
        out.println("| mode | what runs | passed | failed | skipped |");
        out.println("| --- | --- | --- | --- | --- |");
        outcomes.forEach((mode, list) -> out.printf(
                "| %s | %s | %d | %d | %d |%n",
                mode,
                mode.description(),
                count(list, Verdict.PASSED),
                count(list, Verdict.FAILED),
                count(list, Verdict.SKIPPED)));
        out.println();
        out.println(Mode.moved() + ".");
        out.println();
        out.println("## Outcomes that differ from those of STOCK");
        out.println();
        out.println(differences.size() + " of what both modes run.");
        out.println();
        differences.stream().limit(MOST_LINES).forEach(line -> out.println("- " + line));
        out.println();
        out.println("## Traps that are told in other words than by STOCK");
        out.println();
        otherWords.forEach((words, times) -> out.println("- " + words + ": " + times));
        outcomes.forEach((mode, list) -> details(out, mode, list));
    }

    private static long count(List<Outcome> list, Verdict verdict) {
        return list.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }

    private static void details(PrintWriter out, Mode mode, List<Outcome> list) {
        out.println();
        out.println("## " + mode);
        out.println();
        out.println("Skipped:");
        out.println();
        of(list, Verdict.SKIPPED).stream()
                .collect(Collectors.groupingBy(Outcome::detail, TreeMap::new, Collectors.counting()))
                .forEach((reason, count) -> out.println("- " + reason + ": " + count));
        out.println();
        out.println("Failed:");
        out.println();
        Map<String, List<Outcome>> failed = of(list, Verdict.FAILED).stream()
                .collect(Collectors.groupingBy(SuiteReport::script, TreeMap::new, Collectors.toList()));
        failed.forEach((script, commands) ->
                out.println("- " + script + ": " + commands.size() + ", first " + commands.get(0)));
    }

    private static String script(Outcome outcome) {
        return outcome.command().substring(0, outcome.command().indexOf(':'));
    }

    private static List<Outcome> of(List<Outcome> list, Verdict verdict) {
        return list.stream().filter(outcome -> outcome.verdict() == verdict).toList();
    }
}
