package dev.wasmk8s.runtime.internal.guest;

import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.internal.wasi.GuestStop;
import dev.wasmk8s.runtime.internal.wasi.StandardStreams;
import java.util.regex.Pattern;

/**
 * All that can be seen of a call.
 *
 * @param end how it ended, such as {@code returned}
 * @param output what it wrote to standard output
 * @param errors what was kept of its standard error
 */
record CallOutcome(String end, String output, String errors) {
    static final String RETURNED = "returned";

    /** What the engine adds to the name of a trap: where, and how much there was. */
    private static final Pattern DETAILS = Pattern.compile("(out of bounds memory access).*|-?\\d+");

    /** How a call ended: by itself if {@code thrown} is null. */
    static CallOutcome of(RuntimeException thrown, StandardStreams streams) {
        return new CallOutcome(
                end(thrown), streams.output().toString(), streams.errors().toString());
    }

    private static String end(RuntimeException thrown) {
        if (thrown == null) {
            return RETURNED;
        }
        if (thrown instanceof GuestStop.Exited exit) {
            return "exited with " + exit.code();
        }
        if (thrown instanceof ReviewException failure) {
            return failure.code() + ": " + DETAILS.matcher(failure.detail()).replaceAll("$1");
        }
        return thrown.getClass().getSimpleName();
    }

    /** The kind of end, for statistics. */
    String kind() {
        return end.startsWith("exited") ? "exited" : end.replaceFirst(":.*", "");
    }
}
