package dev.wasmk8s.examples.apiserver;

import dev.wasmk8s.gateway.GatewayEvent;
import dev.wasmk8s.gateway.GatewayListener;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each decision on one line, and what went wrong on the way. Thread-safe. */
public final class DecisionLog implements GatewayListener {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionLog.class);

    @Override
    public void decided(GatewayEvent event) {
        LOG.info("{}", line(event));
        event.errors().forEach(error -> LOG.warn("{}", error.getMessage()));
    }

    /** Who asked what and how it ended. */
    static String line(GatewayEvent event) {
        String user = event.user().map(found -> found.username()).orElse("(nobody)");
        String path = event.info().map(info -> info.path()).orElse("(unreadable)");
        String code = event.code() == 0 ? "" : " " + event.code();
        String why = event.message().isEmpty() ? "" : ": " + event.message();
        return oneLine(user + " " + event.method() + " " + path + " "
                + event.outcome().name().toLowerCase(Locale.ROOT) + code + " in " + millis(event.duration()) + why);
    }

    /** A duration as a decision deserves: to the microsecond. */
    public static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.3f ms", duration.toNanos() / 1e6);
    }

    /** What clients send must not be able to forge lines of the log. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return line.toString();
    }
}
