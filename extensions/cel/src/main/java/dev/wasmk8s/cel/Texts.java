package dev.wasmk8s.cel;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The library's messages, each on one line and without a full stop. */
final class Texts {
    private static final int MOST_ISSUES = 3;
    private static final int LONGEST = 500;
    private static final String HEAD = "evaluation error";
    private static final Pattern PLACE = Pattern.compile("^" + HEAD + " at <input>:(\\d+)");

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

    /**
     * Why an evaluation failed, with the place in the expression, in characters from 1 on. Whoever reads it may not be one who
     * may see the objects, and so no value of theirs is quoted, as the library's own messages do.
     */
    static String of(CelEvaluationException failed) {
        String what = reason(failed);
        Matcher place = PLACE.matcher(Objects.requireNonNullElse(failed.getMessage(), ""));
        return place.find() ? "at character " + (Integer.parseInt(place.group(1)) + 1) + ": " + what : what;
    }

    private static String reason(CelEvaluationException failed) {
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidArgument ours) {
                return oneLine(ours);
            }
        }
        return switch (failed.getErrorCode()) {
            case ATTRIBUTE_NOT_FOUND -> "no such key";
            case INDEX_OUT_OF_BOUNDS -> "no such index";
            case DIVIDE_BY_ZERO -> "division by zero";
            case NUMERIC_OVERFLOW -> "a number is out of range";
            case BAD_FORMAT -> "a value cannot be converted";
            case OVERLOAD_NOT_FOUND, AMBIGUOUS_OVERLOAD -> oneLine(failed); // names functions, not arguments
            default -> "a function does not take its argument";
        };
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
