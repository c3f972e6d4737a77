package dev.wasmk8s.runtime.internal.conformance;

import java.util.ArrayList;
import java.util.List;

/** How many examples of each magic module pass in each language, over all modes. */
final class LanguageMatrix {
    private LanguageMatrix() {}

    static String of(List<ReportRecord> records) {
        List<String> languages =
                records.stream().map(LanguageMatrix::language).distinct().toList();
        Matrix table = new Matrix(List.of("Module"), languages);
        for (String module : Language.MAGIC) {
            List<String> row = new ArrayList<>(List.of("`" + module + "`"));
            for (String language : languages) {
                row.add(Matrix.passed(records.stream()
                        .filter(record -> record.id().equals(module))
                        .filter(record -> language(record).equals(language))
                        .toList()));
            }
            table.row(row);
        }
        return table.toString();
    }

    /** The first word of what the report calls the mode; the second is the engine's mode. */
    private static String language(ReportRecord record) {
        return record.mode().substring(0, record.mode().indexOf(' '));
    }
}
