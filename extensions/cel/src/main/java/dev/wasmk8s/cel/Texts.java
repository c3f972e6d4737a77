package dev.wasmk8s.cel;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The library's messages, each on one line and without a full stop. */
final class Texts {
    private static final int MOST_ISSUES = 3;
    private static final int LONGEST = 500;
    private static final String HEAD = "evaluation error";

    private Texts() {}

    /** What is wrong with an expression, with the line and the column, both from 1 on. */
    static String of(CelValidationException invalid) {
        List<CelIssue> issues = invalid.getErrors();
        if (issues.isEmpty()) {
            return oneLine(invalid);
        }
        String text = issues.stream().limit(MOST_ISSUES).map(Texts::issue).collect(Collectors.joining("; "));
        return issues.size() > MOST_ISSUES ? text + "; and more" : text;
    }

    private static String issue(CelIssue issue) {
        int line = issue.getSourceLocation().getLine();
        String message = oneLine(issue.getMessage());
        // The library counts columns from 0 on.
        return line < 1 ? message : line + ":" + (issue.getSourceLocation().getColumn() + 1) + ": " + message;
    }

    static String oneLine(Throwable thrown) {
        return oneLine(Objects.requireNonNullElse(
                thrown.getMessage(), thrown.getClass().getSimpleName()));
    }

    /** A name for a message. */
    static String quoted(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    private static String oneLine(String message) {
        String text = message.startsWith(HEAD) ? message.substring(HEAD.length()) : message;
        text = text.replaceFirst("^( at <input>:\\d+)?:? *", "")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replaceFirst("[. ]+$", "");
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "...";
    }
}
