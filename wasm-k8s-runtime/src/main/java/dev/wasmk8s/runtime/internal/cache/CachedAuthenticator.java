package dev.wasmk8s.runtime.internal.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.runtime.CacheTimes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps whom tokens belong to, as the API server does around a token webhook. Failures are never kept, and a token that
 * could not be checked is a failure. Thread-safe; who asks what is being asked already waits for that answer.
 */
final class CachedAuthenticator implements Authenticator, AutoCloseable {
    private final Authenticator reviewer;
    private final CacheTimes times;
    private final TokenKeys keys = new TokenKeys();
    private final Answers<Authentication> answers;
    private final SharedCalls<Authentication> calls;

    CachedAuthenticator(Authenticator reviewer, CacheTimes times, Ticker ticker, Duration patience) {
        this.reviewer = reviewer;
        this.times = times;
        this.answers = new Answers<>(ticker);
        this.calls = new SharedCalls<>(patience);
    }

    @Override
    public Authentication authenticate(TokenReviewSpec spec) {
        Digest key = keys.of(spec);
        @Nullable Authentication known = answers.get(key);
        return known != null ? known : calls.call(key, () -> review(key, spec));
    }

    private Authentication review(Digest key, TokenReviewSpec spec) {
        // Another call may have ended since this was looked for.
        @Nullable Authentication known = answers.get(key);
        if (known != null) {
            return known;
        }
        Authentication answer = reviewer.authenticate(spec);
        answers.put(key, answer, time(answer));
        return answer;
    }

    private Duration time(Authentication answer) {
        if (answer instanceof Authentication.Unauthenticated nobody) {
            return nobody.errors().isEmpty() ? times.negative() : Duration.ZERO;
        }
        return times.positive();
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
