package dev.wasmk8s.testing;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.internal.document.DocumentException;
import dev.wasmk8s.runtime.internal.document.DocumentParser;
import dev.wasmk8s.runtime.internal.document.Value;
import dev.wasmk8s.testing.json.InvalidJsonException;
import dev.wasmk8s.testing.json.Json;
import dev.wasmk8s.testing.json.YamlPrinting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text of a golden file while its expectation is exchanged. All else of YAML stays as somebody wrote it. */
final class GoldenText {
    private static final String EXPECT = "expect";

    private GoldenText() {}

    /** A readable golden file with another expectation. */
    static String withExpectation(String text, Json expectation) {
        Map<String, Json> members = new LinkedHashMap<>(document(text).orElseThrow());
        members.put(EXPECT, expectation);
        if (text.stripLeading().startsWith("{")) {
            return new Json.Mapping(members).pretty() + "\n";
        }
        String edited = edit(text, YamlPrinting.entry(EXPECT, expectation));
        return document(edited).filter(members::equals).isPresent() ? edited : rewritten(members);
    }

    /** The lines of the expectation exchanged, or added at the end. */
    private static String edit(String text, String expectation) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int from = 0;
        while (from < lines.size() && !lines.get(from).startsWith(EXPECT + ":")) {
            from++;
        }
        if (from < lines.size()) {
            lines.subList(from, endOfKey(lines, from)).clear();
        } else {
            from = endOfDocument(lines);
        }
        lines.addAll(from, expectation.lines().toList());
        return String.join("\n", lines) + "\n";
    }

    /** Where a key ends that begins on a line. Remarks behind it belong to what follows. */
    private static int endOfKey(List<String> lines, int from) {
        int to = from + 1;
        while (to < lines.size() && isBelow(lines.get(to))) {
            to++;
        }
        while (to > from + 1 && isRemark(lines.get(to - 1))) {
            to--;
        }
        return to;
    }

    /** Where the first document ends. */
    private static int endOfDocument(List<String> lines) {
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith("---") || lines.get(i).startsWith("...")) {
                return i;
            }
        }
        return lines.size();
    }

    /** Whether a line belongs to the key above it: it is deeper, an element of its list, or nothing. */
    private static boolean isBelow(String line) {
        return line.isBlank() || (" -#}]".indexOf(line.charAt(0)) >= 0 && !line.startsWith("---"));
    }

    private static boolean isRemark(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    private static String rewritten(Map<String, Json> members) {
        StringBuilder text = new StringBuilder();
        members.forEach((key, value) -> text.append(YamlPrinting.entry(key, value)));
        return text.toString();
    }

    /** The members of the document; empty if it cannot be read. */
    private static Optional<Map<String, Json>> document(String text) {
        try {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            Optional<Value> value = DocumentParser.parse(utf8);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            List<Object> mistakes = new ArrayList<>();
            RawJson json =
                    DocumentNode.root("", value.get(), mistakes::add).json().raw();
            return mistakes.isEmpty() && Json.parse(json) instanceof Json.Mapping mapping
                    ? Optional.of(mapping.members())
                    : Optional.empty();
        } catch (DocumentException | InvalidJsonException e) {
            return Optional.empty();
        }
    }
}
