package dev.wasmk8s.runtime.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Authorizer;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.observation.CacheAsked;
import dev.wasmk8s.observation.CacheFilled;
import dev.wasmk8s.observation.Observation;
import dev.wasmk8s.observation.ReviewKind;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.CacheTimes;
import dev.wasmk8s.runtime.internal.observation.CacheSignals;
import dev.wasmk8s.runtime.internal.observation.Signals;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What observers are told of caches. */
@Timeout(60)
class ObservedCachesTest {
    private static final CacheTimes TIMES = new CacheTimes(Duration.ofSeconds(10), Duration.ofSeconds(10));
    private static final TokenReviewSpec TOKEN = TokenReviewSpec.of("t");
    private static final Authentication JANE = new Authentication.Authenticated(UserInfo.of("jane"), List.of());
    private static final ReviewException TRAP = new ReviewException(FailureCode.GUEST_TRAPPED, "m", "broke", null);

    private final FakeTicker time = new FakeTicker();
    private final AtomicLong clock = new AtomicLong();
    private final List<Observation> seen = new CopyOnWriteArrayList<>();
    private final Signals signals = Signals.to(List.of(seen::add), () -> clock.addAndGet(10));

    @Test
    void a_token_is_a_miss_that_fills_the_cache_and_then_a_hit() {
        Authenticator cached = authenticator(spec -> JANE);
        cached.authenticate(TOKEN);
        cached.authenticate(TOKEN);
        assertThat(seen)
                .containsExactly(
                        new CacheFilled("m", ReviewKind.AUTHENTICATION, true),
                        new CacheAsked("m", ReviewKind.AUTHENTICATION, false, 10),
                        new CacheAsked("m", ReviewKind.AUTHENTICATION, true, 10));
    }

    @Test
    void an_answer_that_is_kept_for_no_time_is_an_answer() {
        CacheTimes positive = new CacheTimes(Duration.ofSeconds(10), Duration.ZERO);
        Authenticator cached = authenticator(positive, spec -> new Authentication.Unauthenticated(List.of()));
        cached.authenticate(TOKEN);
        assertThat(seen).contains(new CacheFilled("m", ReviewKind.AUTHENTICATION, true));
    }

    @Test
    void a_token_that_cannot_be_checked_fills_nothing() {
        Authenticator throwing = authenticator(spec -> {
            throw TRAP;
        });
        assertThatThrownBy(() -> throwing.authenticate(TOKEN)).isSameAs(TRAP);
        authenticator(spec -> new Authentication.Unauthenticated(List.of(TRAP))).authenticate(TOKEN);
        assertThat(seen)
                .containsExactly(
                        new CacheFilled("m", ReviewKind.AUTHENTICATION, false),
                        new CacheAsked("m", ReviewKind.AUTHENTICATION, false, 10),
                        new CacheFilled("m", ReviewKind.AUTHENTICATION, false),
                        new CacheAsked("m", ReviewKind.AUTHENTICATION, false, 10));
    }

    @Test
    void who_waits_for_a_call_that_runs_is_a_miss_and_fills_nothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        CachedAuthenticator cached = authenticator(spec -> {
            begun.countDown();
            awaitCalmly(answer);
            return JANE;
        });
        FutureTask<Authentication> first = start(cached);
        begun.await();
        FutureTask<Authentication> second = start(cached);
        while (cached.waiting(TOKEN) < 1) {
            Thread.onSpinWait();
        }
        answer.countDown();
        first.get();
        second.get();
        assertThat(seen).filteredOn(CacheFilled.class::isInstance).hasSize(1);
        assertThat(seen).filteredOn(CacheAsked.class::isInstance).hasSize(2).allMatch(asked -> !((CacheAsked) asked)
                .hit());
    }

    @Test
    void accesses_are_told_as_tokens_are() {
        Authorizer cached = authorizer(spec -> Decision.allow(""));
        cached.authorize(access("/healthz"));
        cached.authorize(access("/healthz"));
        Authorizer throwing = authorizer(spec -> {
            throw TRAP;
        });
        assertThatThrownBy(() -> throwing.authorize(access("/healthz"))).isSameAs(TRAP);
        assertThat(seen)
                .containsExactly(
                        new CacheFilled("m", ReviewKind.AUTHORIZATION, true),
                        new CacheAsked("m", ReviewKind.AUTHORIZATION, false, 10),
                        new CacheAsked("m", ReviewKind.AUTHORIZATION, true, 10),
                        new CacheFilled("m", ReviewKind.AUTHORIZATION, false),
                        new CacheAsked("m", ReviewKind.AUTHORIZATION, false, 10));
    }

    @Test
    void an_access_that_is_too_large_to_be_kept_is_not_asked_of_the_cache() {
        authorizer(spec -> Decision.allow("")).authorize(access("/" + "x".repeat(AccessKeys.TOO_LARGE)));
        assertThat(seen).isEmpty();
    }

    private CachedAuthenticator authenticator(Authenticator module) {
        return authenticator(TIMES, module);
    }

    private CachedAuthenticator authenticator(CacheTimes times, Authenticator module) {
        CacheSignals told = new CacheSignals("m", ReviewKind.AUTHENTICATION, signals);
        return new CachedAuthenticator(module, times, told, time, SharedCalls.PATIENCE);
    }

    private Authorizer authorizer(Authorizer module) {
        return new CachedAuthorizer(module, TIMES, new CacheSignals("m", ReviewKind.AUTHORIZATION, signals), time);
    }

    private static SubjectAccessReviewSpec access(String path) {
        return SubjectAccessReviewSpec.of(UserInfo.of("jane"), new NonResourceAttributes(path, "get"));
    }

    private static FutureTask<Authentication> start(Authenticator cached) {
        FutureTask<Authentication> task = new FutureTask<>(() -> cached.authenticate(TOKEN));
        new Thread(task).start();
        return task;
    }

    private static void awaitCalmly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
