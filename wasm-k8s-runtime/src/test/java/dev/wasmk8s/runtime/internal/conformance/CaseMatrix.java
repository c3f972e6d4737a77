package dev.wasmk8s.runtime.internal.conformance;

import dev.wasmk8s.spec.cases.ConformanceCases;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How many examples of each case pass in each mode. */
final class CaseMatrix {
    private final List<ReportRecord> records;
    private final List<String> modes;

    private CaseMatrix(List<ReportRecord> records) {
        this.records = records;
        this.modes = records.stream().map(ReportRecord::mode).distinct().toList();
    }

    static String of(List<ReportRecord> records) {
        return new CaseMatrix(records).table();
    }

    private String table() {
        Matrix table = new Matrix(List.of("Case", "About"), modes);
        for (String id : ConformanceCases.ids()) {
            String title = ConformanceCases.read(id).title();
            table.row(row("`" + id + "`", title, record -> record.id().equals(id)));
        }
        int cases = ConformanceCases.ids().size();
        table.row(row("**all**", cases + " cases", record -> true));
        return table.toString();
    }

    private List<String> row(String name, String title, Predicate<ReportRecord> selected) {
        List<String> row = new ArrayList<>(List.of(name, title.replace("|", "\\|")));
        for (String mode : modes) {
            row.add(Matrix.passed(records.stream()
                    .filter(selected)
                    .filter(record -> record.mode().equals(mode))
                    .toList()));
        }
        return row;
    }
}
