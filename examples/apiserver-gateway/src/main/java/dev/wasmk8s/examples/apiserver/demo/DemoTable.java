package dev.wasmk8s.examples.apiserver.demo;

import dev.wasmk8s.examples.apiserver.DecisionLog;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints results as they come, as rows of a table. */
final class DemoTable {
    private final PrintWriter out;

    DemoTable(PrintWriter out) {
        this.out = out;
    }

    void begin() {
        row("REQUEST", "METHOD", "CODE", "DECISION", "DECIDED IN", "ROUND TRIP", "AS EXPECTED");
    }

    DemoResult print(DemoResult result) {
        row(
                result.request().title(),
                result.request().method(),
                Integer.toString(result.code()),
                result.event().outcome().name().toLowerCase(Locale.ROOT),
                DecisionLog.millis(result.event().duration()),
                DecisionLog.millis(result.roundTrip()),
                result.asExpected() ? "yes" : "NO");
        return result;
    }

    /** Sums up, with the answers to what was not decided as expected. */
    boolean end(List<DemoResult> results) {
        List<DemoResult> wrong =
                results.stream().filter(result -> !result.asExpected()).toList();
        out.println();
        for (DemoResult result : wrong) {
            out.println(
                    result.request().title() + ": expected " + result.request().code() + " with "
                            + result.request().text() + ", got " + result.code() + ": " + result.answer());
        }
        out.println((results.size() - wrong.size()) + " of " + results.size() + " requests were decided as expected.");
        out.flush();
        return wrong.isEmpty();
    }

    private void row(Object... cells) {
        out.printf(Locale.ROOT, "%-42s %-7s %4s  %-17s %12s %12s  %s%n", cells);
        out.flush();
    }
}
