package dev.wasmk8s.runtime.internal.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.engine.ParsedModule;
import dev.wasmk8s.runtime.internal.engine.UnusableModuleException;
import dev.wasmk8s.runtime.internal.wasi.HostClock;
import dev.wasmk8s.spec.UseCase;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that do not end by themselves, of a guest that asks for the time again and again, so that it can be seen to run. */
class GuestCallerTest {
    private static final String GUEST = "reads-clock-forever";

    private final AtomicLong questions = new AtomicLong();
    private final CountDownLatch running = new CountDownLatch(1);
    /** Replaces guests, once the latch is opened. */
    private final CountDownLatch open = new CountDownLatch(1);

    private final ThreadPoolExecutor background =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    private final HostServices services =
            new HostServices(Watchdog.start(), background, new CountingClock(), new SecureRandom());

    private final class CountingClock implements HostClock {
        @Override
        public long millis() {
            return 0;
        }

        @Override
        public long nanos() {
            if (questions.incrementAndGet() == 100) {
                running.countDown();
            }
            return 0;
        }

        @Override
        public void sleep(long nanos) {
            throw new UnsupportedOperationException();
        }
    }

    private record Outcome(ReviewException failure, boolean interrupted) {}

    private GuestCaller caller(Duration deadline) throws UnusableModuleException {
        background.execute(() -> {
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        ModuleDefinition definition = ModuleDefinition.builder(GUEST, ModuleSource.bytes(Guests.bytes(GUEST), GUEST))
                .limits(Limits.DEFAULT.withDeadline(deadline))
                .guests(1)
                .build();
        return new GuestCaller(
                ParsedModule.parse(Guests.bytes(GUEST)).compile(EngineMode.COMPILED), definition, services);
    }

    private static Outcome call(GuestCaller caller) {
        ReviewException failure =
                catchThrowableOfType(ReviewException.class, () -> caller.call(UseCase.ADMISSION, RawJson.of("{}")));
        return new Outcome(failure, Thread.interrupted());
    }

    /** Calls on a thread of its own. */
    private static Thread start(GuestCaller caller, CompletableFuture<Outcome> outcome) {
        Thread thread = new Thread(() -> outcome.complete(call(caller)));
        thread.start();
        return thread;
    }

    @AfterEach
    void end() {
        open.countDown();
        services.close();
    }

    @Test
    void nothing_runs_on_after_the_deadline_and_the_guest_is_replaced_in_the_background() throws Exception {
        GuestCaller caller = caller(Duration.ofMillis(100));
        Outcome outcome = call(caller);
        long asked = questions.get();

        assertThat(outcome.failure().code()).isEqualTo(FailureCode.DEADLINE_EXCEEDED);
        assertThat(outcome.interrupted()).isFalse();
        assertThat(asked).isGreaterThan(100);
        assertThat(background.getQueue()).hasSize(1);
        open.countDown();
        background.shutdown();
        assertThat(background.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        // The new guest looks at the clock once.
        assertThat(questions.get() - asked).isLessThanOrEqualTo(1);
    }

    @Test
    void who_waits_for_a_guest_waits_until_the_deadline_and_is_told_the_numbers_of_the_pool() throws Exception {
        GuestCaller caller = caller(Duration.ofMillis(200));
        CompletableFuture<Outcome> first = new CompletableFuture<>();
        start(caller, first);
        running.await();
        Outcome second = call(caller);

        assertThat(second.failure().code()).isEqualTo(FailureCode.POOL_EXHAUSTED);
        assertThat(second.failure().detail()).contains("1 guests, 0 idle, 0 other calls waiting");
        assertThat(second.interrupted()).isFalse();
        assertThat(first.get().failure().code()).isEqualTo(FailureCode.DEADLINE_EXCEEDED);
    }

    @Test
    void an_interrupt_ends_the_call_and_the_wait_for_a_guest_and_is_kept() throws Exception {
        GuestCaller caller = caller(Duration.ofMinutes(5));
        CompletableFuture<Outcome> first = new CompletableFuture<>();
        CompletableFuture<Outcome> second = new CompletableFuture<>();
        Thread runs = start(caller, first);
        running.await();
        Thread waits = start(caller, second);
        while (waits.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        waits.interrupt();
        assertThat(second.get().failure().code()).isEqualTo(FailureCode.INTERRUPTED);
        assertThat(second.get().interrupted()).isTrue();
        runs.interrupt();
        assertThat(first.get().failure().code()).isEqualTo(FailureCode.INTERRUPTED);
        assertThat(first.get().interrupted()).isTrue();
    }

    @Test
    void a_call_that_runs_when_the_module_is_closed_goes_on_and_later_ones_are_refused() throws Exception {
        GuestCaller caller = caller(Duration.ofMinutes(5));
        CompletableFuture<Outcome> first = new CompletableFuture<>();
        Thread runs = start(caller, first);
        running.await();
        caller.close();
        assertThat(call(caller).failure().code()).isEqualTo(FailureCode.CLOSED);
        assertThat(first).isNotDone();
        runs.interrupt();
        assertThat(first.get().failure().code()).isEqualTo(FailureCode.INTERRUPTED);
        assertThat(background.getQueue()).isEmpty();
    }
}
