package dev.wasmk8s.runtime.internal.chain;

import dev.wasmk8s.admission.Status;

/** What is told of a monitored member that would have denied a request: on one line, and bounded. */
final class MonitorText {
    private static final int LONGEST = 200;

    private MonitorText() {}

    /** The warning for the client. */
    static String warning(String member, Status denial) {
        return "module \"" + member + "\" would have denied the request" + explanation(member, denial);
    }

    /** The value of the audit annotation. */
    static String annotation(String member, Status denial) {
        return "would have denied the request with code " + denial.code() + explanation(member, denial);
    }

    private static String explanation(String member, Status denial) {
        String message = denial.message();
        String prefix = "admission webhook \"" + member + "\" denied the request";
        if (message.startsWith(prefix)) {
            message = message.substring(prefix.length());
        }
        message = message.startsWith(": ") ? message.substring(2) : message;
        return message.isEmpty() || message.equals(" without explanation") ? "" : ": " + bounded(message);
    }

    private static String bounded(String text) {
        StringBuilder bounded = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> bounded.appendCodePoint(isPlain(c) ? c : ' '));
        return text.codePointCount(0, text.length()) > LONGEST ? bounded + "..." : bounded.toString();
    }

    /** A header can carry it. */
    private static boolean isPlain(int c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
    }
}
