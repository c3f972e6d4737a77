package dev.wasmk8s.runtime;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One mistake in what an operator declared. Immutable.
 *
 * @param location the file as it was named, or for what was declared in code, where it was declared
 * @param line the line in the file, from 1 on; 0 if unknown
 * @param column the column in the file, from 1 on; 0 if unknown
 * @param path the path in the document, such as {@code modules[2].rules[0].operations[1]}; empty for the document
 *     itself
 * @param message what is wrong; without a full stop
 * @param advice what to do, in whole sentences; may be empty
 */
public record Problem(String location, int line, int column, String path, String message, String advice) {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** Checks that nothing is null. */
    public Problem {
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(advice, "advice");
    }

    /** All of it on one line: {@code authz.yaml:4:3: modules[1].nmae: unknown key. Did you mean "name"?} */
    @Override
    public String toString() {
        String place = line == 0 ? location : location + ":" + line + ":" + column;
        String text = place + ": " + (path.isEmpty() ? "" : path + ": ") + message + "."
                + (advice.isEmpty() ? "" : " " + advice);
        return CONTROL.matcher(text).replaceAll("?");
    }
}
