package dev.wasmk8s.runtime.internal.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.runtime.CacheTimes;
import dev.wasmk8s.runtime.internal.observation.CacheSignals;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps whom tokens belong to, as the API server does around a token webhook. Failures are never kept, and a token that
 * could not be checked is a failure. Thread-safe; who asks what is being asked already waits for that answer.
 */
final class CachedAuthenticator implements Authenticator, AutoCloseable {
    private final Authenticator reviewer;
    private final CacheTimes times;
    private final CacheSignals signals;
    private final TokenKeys keys = new TokenKeys();
    private final Answers<Authentication> answers;
    private final SharedCalls<Authentication> calls;

    CachedAuthenticator(
            Authenticator reviewer, CacheTimes times, CacheSignals signals, Ticker ticker, Duration patience) {
        this.reviewer = reviewer;
        this.times = times;
        this.signals = signals;
        this.answers = new Answers<>(ticker);
        this.calls = new SharedCalls<>(patience);
    }

    @Override
    public Authentication authenticate(TokenReviewSpec spec) {
        long start = signals.start();
        Digest key = keys.of(spec);
        @Nullable Authentication known = answers.get(key);
        if (known != null) {
            signals.asked(true, start);
            return known;
        }
        try {
            return calls.call(key, () -> review(key, spec));
        } finally {
            signals.asked(false, start);
        }
    }

    private Authentication review(Digest key, TokenReviewSpec spec) {
        // Another call may have ended since this was looked for.
        @Nullable Authentication known = answers.get(key);
        if (known != null) {
            return known;
        }
        boolean answered = false;
        try {
            Authentication answer = reviewer.authenticate(spec);
            answered = !isFailure(answer);
            answers.put(key, answer, time(answer));
            return answer;
        } finally {
            signals.filled(answered);
        }
    }

    private Duration time(Authentication answer) {
        if (isFailure(answer)) {
            return Duration.ZERO;
        }
        return answer instanceof Authentication.Authenticated ? times.positive() : times.negative();
    }

    private static boolean isFailure(Authentication answer) {
        return answer instanceof Authentication.Unauthenticated nobody
                && !nobody.errors().isEmpty();
    }

    /** How many callers wait for an answer to this, about. */
    int waiting(TokenReviewSpec spec) {
        return calls.waiting(keys.of(spec));
    }

    /** How many answers are held. */
    long size() {
        return answers.size();
    }

    @Override
    public void close() {
        answers.close();
    }
}
