package dev.wasmk8s.runtime.internal.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown. Not thread-safe. */
final class Matrix {
    private final List<String> lines = new ArrayList<>();

    /** A table with a column for text first, and then columns for numbers. */
    Matrix(List<String> texts, List<String> numbers) {
        List<String> heads = new ArrayList<>(texts);
        heads.addAll(numbers);
        row(heads);
        lines.add("|" + " --- |".repeat(texts.size()) + " ---: |".repeat(numbers.size()));
    }

    void row(List<String> cells) {
        lines.add(cells.stream().collect(Collectors.joining(" | ", "| ", " |")));
    }

    /** How many passed: a number, and if it is not all, out of how many. */
    static String passed(List<ReportRecord> records) {
        long passed = records.stream().filter(ReportRecord::passed).count();
        return passed == records.size() && passed > 0
                ? Long.toString(passed)
                : "**" + passed + " of " + records.size() + "**";
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
