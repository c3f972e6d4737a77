package dev.wasmk8s.runtime.internal.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private final AtomicLong time = new AtomicLong(-7);
    private final Watchdog watchdog = new Watchdog(time::get);

    @AfterEach
    void no_interrupt_is_left() {
        assertThat(Thread.interrupted()).isFalse();
    }

    private Watch watch(long nanos) {
        return watchdog.watch(Duration.ofNanos(nanos));
    }

    @Test
    void a_call_is_interrupted_at_its_deadline_and_not_before() {
        Watch watch = watch(100);
        time.addAndGet(99);
        watchdog.expire();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();

        time.addAndGet(1);
        watchdog.expire();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();

        assertThat(watch.end()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).as("cleared").isFalse();
    }

    @Test
    void a_call_that_ended_is_left_alone() {
        Watch watch = watch(100);
        assertThat(watch.end()).isFalse();
        time.addAndGet(1000);

        assertThat(watchdog.expire()).isEqualTo(Watchdog.NEVER);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void the_next_deadline_is_the_earliest() {
        Watch late = watch(500);
        Watch early = watch(200);
        assertThat(watchdog.expire()).isEqualTo(201);
        early.end();
        assertThat(watchdog.expire()).isEqualTo(501);
        late.end();
        assertThat(watchdog.expire()).isEqualTo(Watchdog.NEVER);
    }

    @Test
    void a_slot_is_used_again() {
        Watch first = watch(100);
        first.end();
        Watch second = watch(900);
        assertThat(second).isSameAs(first);

        time.addAndGet(500);
        watchdog.expire();
        assertThat(Thread.currentThread().isInterrupted())
                .as("the first deadline is forgotten")
                .isFalse();
        assertThat(second.end()).isFalse();
    }

    @Test
    void an_interrupt_by_somebody_else_is_kept() {
        Watch watch = watch(100);
        Thread.currentThread().interrupt();
        time.addAndGet(100);
        watchdog.expire();

        assertThat(watch.end()).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_deadline_centuries_away_does_not_overflow() {
        Watch watch = watchdog.watch(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(watchdog.expire()).isEqualTo(Watchdog.NEVER - 1);
        assertThat(watch.end()).isFalse();
    }

    @Test
    void a_closed_watchdog_watches_nobody() {
        watchdog.close();
        assertThatThrownBy(() -> watch(100)).isInstanceOfSatisfying(ReviewException.class, e -> assertThat(e.code())
                .isEqualTo(FailureCode.CLOSED));
    }

    @Test
    void calls_that_run_when_it_is_closed_are_still_held_to_their_deadline() throws Exception {
        Watchdog running = Watchdog.start();
        Watch watch = running.watch(Duration.ofMillis(50));
        running.close();

        assertThatThrownBy(() -> new CountDownLatch(1).await()).isInstanceOf(InterruptedException.class);
        assertThat(watch.end()).isTrue();
    }

    @Test
    void an_error_in_its_thread_does_not_end_it() {
        AtomicLong calls = new AtomicLong();
        Watchdog failing = new Watchdog(() -> {
            // In the watchdog's thread only, so that the call can begin.
            if (Thread.currentThread().isDaemon() && calls.incrementAndGet() == 1) {
                throw new OutOfMemoryError("no room");
            }
            return System.nanoTime();
        });
        failing.startThread();
        Watch watch = failing.watch(Duration.ofMillis(20));

        assertThatThrownBy(() -> new CountDownLatch(1).await()).isInstanceOf(InterruptedException.class);
        assertThat(watch.end()).isTrue();
        assertThat(calls).hasValueGreaterThan(1);
        failing.close();
    }

    /** Half of the calls end by themselves, half are interrupted; no interrupt may reach a call that has ended. */
    @Test
    void interrupts_never_go_astray() throws Exception {
        Watchdog running = Watchdog.start();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> hammers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            hammers.add(threads.submit((Callable<Void>) () -> {
                hammer(running);
                return null;
            }));
        }
        for (Future<?> hammer : hammers) {
            hammer.get();
        }
        threads.shutdown();
        running.close();
    }

    private static void hammer(Watchdog watchdog) {
        for (int call = 0; call < 4000; call++) {
            Watch watch = watchdog.watch(call % 2 == 0 ? Duration.ofNanos(1) : Duration.ofHours(1));
            if (call % 2 == 0) {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
            }
            boolean expired = watch.end();
            assertThat(expired).isEqualTo(call % 2 == 0);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }
}
