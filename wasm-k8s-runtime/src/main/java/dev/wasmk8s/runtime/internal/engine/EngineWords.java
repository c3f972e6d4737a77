package dev.wasmk8s.runtime.internal.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the engine says is wrong with a module. It quotes the module: names of any length, with any character. */
final class EngineWords {
    private static final int LONGEST = 400;
    /** What could forge a line, steer a terminal, or change the order of what is shown. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private EngineWords() {}

    /** The message of an exception, on one line and not too long. */
    static String of(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        boolean cut = message.length() > LONGEST;
        Matcher plain = INVISIBLE.matcher(cut ? message.substring(0, LONGEST) : message);
        return plain.replaceAll(found -> Matcher.quoteReplacement(
                        String.format("\\u%04x", found.group().codePointAt(0))))
                + (cut ? "... (" + message.length() + " characters)" : "");
    }
}
