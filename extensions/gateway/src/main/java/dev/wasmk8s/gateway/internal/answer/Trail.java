package dev.wasmk8s.gateway.internal.answer;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.gateway.GatewayEvent;
import dev.wasmk8s.gateway.GatewayEvent.Outcome;
import dev.wasmk8s.gateway.Headers;
import dev.wasmk8s.gateway.RequestInfo;
import dev.wasmk8s.review.ReviewException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** What is learned of one request on its way, for the answer's warnings and for the listener. Not thread-safe. */
public final class Trail {
    private final String method;
    private final LongSupplier nanoTime;
    private final Map<String, String> annotations = new LinkedHashMap<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final List<ReviewException> errors = new ArrayList<>();
    private Optional<RequestInfo> info = Optional.empty();
    private Optional<UserInfo> requester = Optional.empty();
    private Optional<UserInfo> user = Optional.empty();
    private long resumed;
    private long worked;

    /** Starts the clock. */
    public Trail(String method, LongSupplier nanoTime) {
        this.method = method;
        this.nanoTime = nanoTime;
        resume();
    }

    /** Starts the clock again after {@link #pause}. */
    public void resume() {
        resumed = nanoTime.getAsLong();
    }

    /** Stops the clock. */
    public void pause() {
        worked += nanoTime.getAsLong() - resumed;
    }

    /** Notes what is asked. */
    public void info(RequestInfo value) {
        info = Optional.of(value);
    }

    /** Notes who asks, for the time being also as whom. */
    public void requester(UserInfo value) {
        requester = Optional.of(value);
        user = requester;
    }

    /** Notes as whom it is asked. */
    public void user(UserInfo value) {
        user = Optional.of(value);
    }

    /** Adds an audit annotation; the first value of a key stays. */
    public void annotate(String key, String value) {
        annotations.putIfAbsent(key, value);
    }

    /** Adds warnings for the client; each text is kept once. */
    public void warn(List<String> texts) {
        warnings.addAll(texts);
    }

    /** Adds failures. */
    public void errors(List<ReviewException> more) {
        errors.addAll(more);
    }

    /** Remembers what was learned so far, and gives back what forgets everything that is learned from now on. */
    public Runnable checkpoint() {
        Map<String, String> annotationsSoFar = new LinkedHashMap<>(annotations);
        Set<String> warningsSoFar = new LinkedHashSet<>(warnings);
        int errorsSoFar = errors.size();
        return () -> {
            annotations.clear();
            annotations.putAll(annotationsSoFar);
            warnings.retainAll(warningsSoFar);
            errors.subList(errorsSoFar, errors.size()).clear();
        };
    }

    /** The warnings as header fields. */
    public Headers warningHeaders() {
        return warnings.isEmpty() ? Headers.none() : WarningHeaders.of(List.copyOf(warnings));
    }

    /** Stops the clock and sums up. */
    public GatewayEvent event(Outcome outcome, int code, String message) {
        pause();
        return new GatewayEvent(
                method,
                info,
                requester,
                user,
                outcome,
                code,
                message,
                annotations,
                List.copyOf(warnings),
                errors,
                Duration.ofNanos(worked));
    }
}
