package dev.wasmk8s.testing.report;

import dev.wasmk8s.testing.Difference;
import dev.wasmk8s.testing.GoldenResult;
import dev.wasmk8s.testing.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results in the Test Anything Protocol, version 14. Differences are a YAML block below their test. */
public final class TapReport {
    private TapReport() {}

    /** The report, with a line feed at the end. */
    public static String of(List<GoldenResult> results) {
        StringBuilder out =
                new StringBuilder("TAP version 14\n1..").append(results.size()).append('\n');
        int number = 0;
        for (GoldenResult result : results) {
            number++;
            String name = result.test().name().replace("\\", "\\\\").replace("#", "\\#");
            out.append(result.passed() ? "ok " : "not ok ")
                    .append(number)
                    .append(" - ")
                    .append(name);
            out.append('\n');
            if (!result.passed()) {
                out.append("  ---\n  differences:\n");
                result.differences().forEach(difference -> append(out, difference));
                out.append("  ...\n");
            }
        }
        return out.toString();
    }

    /** As JSON, which is YAML, on a line of its own. */
    private static void append(StringBuilder out, Difference difference) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("path", Json.of(difference.path()));
        members.put("expected", Json.of(difference.expected()));
        members.put("found", Json.of(difference.found()));
        out.append("    - ").append(new Json.Mapping(members).compact()).append('\n');
    }
}
