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

    SuiteReport(Map<Mode, List<Outcome>> outcomes, List<String> differences) {
        this.outcomes = outcomes;
        this.differences = differences;
    }

    void write(PrintWriter out) {
        out.println("| mode | passed | failed | skipped |");
        out.println("| --- | --- | --- | --- |");
        outcomes.forEach((mode, list) -> out.printf(
                "| %s | %d | %d | %d |%n",
                mode, count(list, Verdict.PASSED), count(list, Verdict.FAILED), count(list, Verdict.SKIPPED)));
        out.println();
        out.println(Mode.moved() + ".");
        out.println(differences.size() + " outcomes differ from plain compiled code.");
        differences.stream().limit(MOST_LINES).forEach(line -> out.println("- " + line));
        outcomes.forEach((mode, list) -> details(out, mode, list));
    }

    private static long count(List<Outcome> list, Verdict verdict) {
        return list.stream().filter(outcome -> outcome.verdict() == verdict).count();
    }

    private static void details(PrintWriter out, Mode mode, List<Outcome> list) {
        out.println();
        out.println("Skipped in mode " + mode + ":");
        of(list, Verdict.SKIPPED).stream()
                .collect(Collectors.groupingBy(Outcome::detail, TreeMap::new, Collectors.counting()))
                .forEach((reason, count) -> out.println("- " + reason + ": " + count));
        out.println("Failed in mode " + mode + ":");
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
