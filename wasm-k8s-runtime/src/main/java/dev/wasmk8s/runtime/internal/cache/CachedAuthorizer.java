package dev.wasmk8s.runtime.internal.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.runtime.CacheTimes;
import dev.wasmk8s.runtime.internal.observation.CacheSignals;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps decisions, as the API server does around an authorization webhook. Failures are never kept. Thread-safe; two who
 * ask the same at the same time both call.
 */
final class CachedAuthorizer implements Authorizer, AutoCloseable {
    private final Authorizer reviewer;
    private final CacheTimes times;
    private final CacheSignals signals;
    private final Answers<Decision> answers;

    CachedAuthorizer(Authorizer reviewer, CacheTimes times, CacheSignals signals, Ticker ticker) {
        this.reviewer = reviewer;
        this.times = times;
        this.signals = signals;
        this.answers = new Answers<>(ticker);
    }

    @Override
    public Decision authorize(SubjectAccessReviewSpec spec) {
        if (!AccessKeys.isSmall(spec)) {
            return reviewer.authorize(spec);
        }
        long start = signals.start();
        Digest key = AccessKeys.of(spec);
        @Nullable Decision known = answers.get(key);
        if (known != null) {
            signals.asked(true, start);
            return known;
        }
        try {
            return review(key, spec);
        } finally {
            signals.asked(false, start);
        }
    }

    private Decision review(Digest key, SubjectAccessReviewSpec spec) {
        boolean answered = false;
        try {
            Decision decision = reviewer.authorize(spec);
            answered = decision.errors().isEmpty() || saysBoth(decision);
            answers.put(key, decision, time(decision));
            return decision;
        } finally {
            signals.filled(answered);
        }
    }

    private Duration time(Decision decision) {
        if (decision.errors().isEmpty()) {
            return decision instanceof Decision.Allow ? times.positive() : times.negative();
        }
        return saysBoth(decision) ? times.positive() : Duration.ZERO;
    }

    /**
     * A module that says both allowed and denied did not fail: it would say so again. The API server chooses the time by
     * {@code allowed} alone.
     */
    private static boolean saysBoth(Decision decision) {
        return decision instanceof Decision.Deny
                && decision.errors().stream().allMatch(error -> error.code() == FailureCode.RESPONSE_REFUSED);
    }

    /** How many decisions are held. */
    long size() {
        return answers.size();
    }

    @Override
    public void close() {
        answers.close();
    }
}
