package dev.wasmk8s.runtime.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.Authenticator;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.observation.ReviewKind;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.CacheTimes;
import dev.wasmk8s.runtime.internal.observation.CacheSignals;
import dev.wasmk8s.runtime.internal.observation.Signals;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Section 3.4 of the rules: what is kept of authentication, for how long, and who shares a call. */
@Timeout(60)
class CachedAuthenticatorTest {
    private static final CacheTimes TIMES = new CacheTimes(Duration.ofSeconds(10), Duration.ofSeconds(3));
    private static final Authentication JANE = new Authentication.Authenticated(UserInfo.of("jane"), List.of());
    private static final Authentication NOBODY = new Authentication.Unauthenticated(List.of());
    private static final CacheSignals SILENT = new CacheSignals("m", ReviewKind.AUTHENTICATION, Signals.NONE);
    private static final Duration TICK = Duration.ofNanos(1);
    private static final TokenReviewSpec TOKEN = TokenReviewSpec.of("t");

    private final FakeTicker time = new FakeTicker();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void a_user_is_kept_for_the_positive_time() {
        Authenticator cached = cached(spec -> JANE);
        assertThat(cached.authenticate(TOKEN)).isEqualTo(JANE);
        time.advance(TIMES.positive().minus(TICK));
        assertThat(cached.authenticate(TOKEN)).isEqualTo(JANE);
        assertThat(calls).hasValue(1);
        time.advance(TICK);
        assertThat(cached.authenticate(TOKEN)).isEqualTo(JANE);
        assertThat(calls).hasValue(2);
    }

    @Test
    void c11_nobody_is_kept_for_the_negative_time() {
        Authenticator cached = cached(spec -> NOBODY);
        cached.authenticate(TOKEN);
        time.advance(TIMES.negative().minus(TICK));
        assertThat(cached.authenticate(TOKEN)).isEqualTo(NOBODY);
        assertThat(calls).hasValue(1);
        time.advance(TICK);
        cached.authenticate(TOKEN);
        assertThat(calls).hasValue(2);
    }

    @Test
    void c11_a_token_that_could_not_be_checked_is_never_kept() {
        Authenticator cached = cached(spec -> {
            throw failure(FailureCode.GUEST_REPORTED);
        });
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> cached.authenticate(TOKEN)).isInstanceOf(ReviewException.class);
        }
        assertThat(calls).hasValue(2);
    }

    @Test
    void nobody_after_failures_is_not_kept() {
        Authenticator cached =
                cached(spec -> new Authentication.Unauthenticated(List.of(failure(FailureCode.GUEST_TRAPPED))));
        cached.authenticate(TOKEN);
        cached.authenticate(TOKEN);
        assertThat(calls).hasValue(2);
    }

    @Test
    void no_time_keeps_nothing() {
        Authenticator users = cached(new CacheTimes(Duration.ZERO, Duration.ofSeconds(3)), spec -> JANE);
        users.authenticate(TOKEN);
        users.authenticate(TOKEN);
        assertThat(calls).hasValue(2);
        Authenticator nobodies = cached(new CacheTimes(Duration.ofSeconds(3), Duration.ZERO), spec -> NOBODY);
        nobodies.authenticate(TOKEN);
        nobodies.authenticate(TOKEN);
        assertThat(calls).hasValue(4);
    }

    @Test
    void a_time_without_end_is_one() {
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
        Authenticator cached = cached(new CacheTimes(forever, forever), spec -> JANE);
        cached.authenticate(TOKEN);
        time.advance(Duration.ofDays(10_000));
        cached.authenticate(TOKEN);
        assertThat(calls).hasValue(1);
    }

    @Test
    void tokens_and_audiences_are_told_apart() {
        Authenticator cached = cached(spec -> JANE);
        cached.authenticate(TOKEN);
        cached.authenticate(TokenReviewSpec.of("u"));
        cached.authenticate(new TokenReviewSpec("t", List.of("a")));
        cached.authenticate(new TokenReviewSpec("t", List.of("b")));
        cached.authenticate(new TokenReviewSpec("t", List.of("a", "b")));
        cached.authenticate(new TokenReviewSpec("t", List.of("b", "a")));
        cached.authenticate(new TokenReviewSpec("t", List.of("ab")));
        cached.authenticate(new TokenReviewSpec("ta", List.of()));
        assertThat(calls).hasValue(8);
    }

    @Test
    void it_holds_a_limited_number_of_answers() {
        CachedAuthenticator cached = cached(spec -> NOBODY);
        for (int i = 0; i < Answers.MOST + 1000; i++) {
            cached.authenticate(TokenReviewSpec.of("t" + i));
        }
        assertThat(cached.size()).isLessThanOrEqualTo(Answers.MOST);
    }

    @Test
    void closing_drops_what_is_kept_and_keeps_nothing_more() {
        CachedAuthenticator cached = cached(spec -> JANE);
        cached.authenticate(TOKEN);
        assertThat(cached.size()).isOne();
        cached.close();
        assertThat(cached.size()).isZero();
        cached.authenticate(TOKEN);
        assertThat(cached.size()).isZero();
        assertThat(calls).hasValue(2);
    }

    @Test
    void who_asks_the_same_meanwhile_shares_the_call() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CachedAuthenticator cached = cached(spec -> {
            await(answer);
            return JANE;
        });
        FutureTask<Authentication> first = start(cached);
        awaitCalls(1);
        List<FutureTask<Authentication>> others = List.of(start(cached), start(cached));
        awaitWaiting(cached, 2);
        answer.countDown();
        assertThat(first.get()).isSameAs(JANE);
        assertThat(others.get(0).get()).isSameAs(JANE);
        assertThat(others.get(1).get()).isSameAs(JANE);
        assertThat(calls).hasValue(1);
    }

    @Test
    void a_failure_is_shared_with_those_who_waited_alone() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        ReviewException trap = failure(FailureCode.GUEST_TRAPPED);
        CachedAuthenticator cached = cached(spec -> {
            if (calls.get() > 1) {
                return JANE;
            }
            await(answer);
            throw trap;
        });
        FutureTask<Authentication> first = start(cached);
        awaitCalls(1);
        FutureTask<Authentication> second = start(cached);
        awaitWaiting(cached, 1);
        answer.countDown();
        assertThatThrownBy(first::get).hasCause(trap);
        assertThatThrownBy(second::get).hasCause(trap);
        assertThat(cached.authenticate(TOKEN)).isSameAs(JANE);
        assertThat(calls).hasValue(2);
    }

    @Test
    void if_the_first_is_interrupted_one_of_those_who_wait_calls() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CachedAuthenticator cached = cached(spec -> {
            if (calls.get() > 1) {
                return JANE;
            }
            await(never);
            return NOBODY;
        });
        AtomicReference<Thread> caller = new AtomicReference<>();
        FutureTask<Authentication> first = start(cached, caller);
        awaitCalls(1);
        List<FutureTask<Authentication>> others = List.of(start(cached), start(cached));
        awaitWaiting(cached, 2);
        caller.get().interrupt();
        assertThatThrownBy(first::get).cause().isInstanceOfSatisfying(ReviewException.class, e -> assertThat(e.code())
                .isEqualTo(FailureCode.INTERRUPTED));
        assertThat(others.get(0).get()).isSameAs(JANE);
        assertThat(others.get(1).get()).isSameAs(JANE);
        assertThat(calls).hasValue(2);
    }

    @Test
    void an_error_of_the_machine_is_its_callers_alone() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CachedAuthenticator cached = cached(spec -> {
            if (calls.get() > 1) {
                return JANE;
            }
            await(answer);
            throw new StackOverflowError();
        });
        FutureTask<Authentication> first = start(cached);
        awaitCalls(1);
        FutureTask<Authentication> second = start(cached);
        awaitWaiting(cached, 1);
        answer.countDown();
        assertThatThrownBy(first::get).hasCauseInstanceOf(StackOverflowError.class);
        assertThat(second.get()).isSameAs(JANE);
    }

    @Test
    void who_waits_can_be_interrupted_and_the_call_goes_on() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CachedAuthenticator cached = cached(spec -> {
            await(answer);
            return JANE;
        });
        FutureTask<Authentication> first = start(cached);
        awaitCalls(1);
        AtomicReference<Thread> waiter = new AtomicReference<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        FutureTask<Authentication> second = new FutureTask<>(() -> {
            try {
                return cached.authenticate(TOKEN);
            } finally {
                flag.complete(Thread.currentThread().isInterrupted());
            }
        });
        waiter.set(new Thread(second));
        waiter.get().start();
        awaitWaiting(cached, 1);
        waiter.get().interrupt();
        assertThatThrownBy(second::get).cause().isInstanceOfSatisfying(ReviewException.class, e -> assertThat(e.code())
                .isEqualTo(FailureCode.INTERRUPTED));
        assertThat(flag.get()).isTrue();
        answer.countDown();
        assertThat(first.get()).isSameAs(JANE);
        assertThat(calls).hasValue(1);
    }

    @Test
    void who_waits_has_a_patience_of_its_own() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        CachedAuthenticator cached = new CachedAuthenticator(
                counting(spec -> {
                    await(answer);
                    return JANE;
                }),
                TIMES,
                SILENT,
                time,
                Duration.ZERO);
        FutureTask<Authentication> first = start(cached);
        awaitCalls(1);
        assertThatThrownBy(() -> cached.authenticate(TOKEN))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.DEADLINE_EXCEEDED));
        answer.countDown();
        assertThat(first.get()).isSameAs(JANE);
        assertThat(cached.authenticate(TOKEN)).isSameAs(JANE);
    }

    @Test
    void patience_is_thirty_seconds() {
        assertThat(SharedCalls.PATIENCE).isEqualTo(Duration.ofSeconds(30));
    }

    private CachedAuthenticator cached(Authenticator module) {
        return cached(TIMES, module);
    }

    private CachedAuthenticator cached(CacheTimes times, Authenticator module) {
        return new CachedAuthenticator(counting(module), times, SILENT, time, SharedCalls.PATIENCE);
    }

    private Authenticator counting(Authenticator module) {
        return spec -> {
            calls.incrementAndGet();
            return module.authenticate(spec);
        };
    }

    private static FutureTask<Authentication> start(Authenticator cached) {
        return start(cached, new AtomicReference<>());
    }

    private static FutureTask<Authentication> start(Authenticator cached, AtomicReference<Thread> thread) {
        FutureTask<Authentication> task = new FutureTask<>(() -> cached.authenticate(TOKEN));
        thread.set(new Thread(task));
        thread.get().start();
        return task;
    }

    private void awaitCalls(int number) {
        while (calls.get() < number) {
            Thread.onSpinWait();
        }
    }

    private static void awaitWaiting(CachedAuthenticator cached, int number) {
        while (cached.waiting(TOKEN) < number) {
            Thread.onSpinWait();
        }
    }

    /** As a guest is waited for. */
    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(FailureCode.INTERRUPTED);
        }
    }

    private static ReviewException failure(FailureCode code) {
        return new ReviewException(code, "m", "broke", null);
    }
}
