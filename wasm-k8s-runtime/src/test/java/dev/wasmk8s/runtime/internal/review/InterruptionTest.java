package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.spec.UseCase;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose interrupt is whose. */
@ParameterizedClass
@EnumSource(EngineMode.class)
class InterruptionTest {
    @Parameter
    EngineMode mode;

    private record Outcome(ReviewException failure, boolean interrupted) {}

    private Admitter looping(Duration deadline) {
        return Lab.load(
                        mode,
                        Lab.guest("endless-loop").guests(12).limits(Limits.DEFAULT.withDeadline(deadline)),
                        UseCase.ADMISSION)
                .admitter();
    }

    private static Outcome call(Admitter module) {
        ReviewException failure = Lab.failure(() -> module.admit(Lab.CREATE_CONFIG_MAP));
        return new Outcome(failure, Thread.currentThread().isInterrupted());
    }

    @Test
    void the_callers_interrupt_ends_the_call_and_is_kept() throws Exception {
        Admitter module = looping(Duration.ofMinutes(5));
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        CountDownLatch started = new CountDownLatch(1);
        Thread caller = new Thread(() -> {
            started.countDown();
            outcome.complete(call(module));
        });
        caller.start();
        started.await();
        caller.interrupt();

        assertThat(outcome.get().failure().code()).isEqualTo(FailureCode.INTERRUPTED);
        assertThat(outcome.get().interrupted()).isTrue();
        caller.join();
    }

    @Test
    void a_thread_that_is_interrupted_already_calls_no_guest() {
        Thread.currentThread().interrupt();
        Outcome outcome = call(looping(Duration.ofMinutes(5)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome.failure().code()).isEqualTo(FailureCode.INTERRUPTED);
    }

    @Test
    void the_deadline_leaves_no_interrupt_behind() {
        Outcome outcome = call(looping(Duration.ofMillis(20)));

        assertThat(outcome.failure().code()).isEqualTo(FailureCode.DEADLINE_EXCEEDED);
        assertThat(outcome.interrupted()).isFalse();
    }

    @Test
    void deadlines_hold_for_many_calls_at_once() throws Exception {
        Admitter module = looping(Duration.ofMillis(200));
        Outcome[] outcomes = new Outcome[12];
        Thread[] callers = new Thread[outcomes.length];
        for (int i = 0; i < callers.length; i++) {
            int index = i;
            callers[i] = new Thread(() -> outcomes[index] = call(module));
            callers[i].start();
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(Arrays.asList(outcomes)).allSatisfy(outcome -> {
            assertThat(outcome.failure().code()).isEqualTo(FailureCode.DEADLINE_EXCEEDED);
            assertThat(outcome.interrupted()).isFalse();
        });
    }

    @Test
    void deadlines_hold_on_virtual_threads() throws Exception {
        Method startVirtualThread = Arrays.stream(Thread.class.getMethods())
                .filter(method -> method.getName().equals("startVirtualThread"))
                .findFirst()
                .orElse(null);
        assumeTrue(startVirtualThread != null, "this JDK has no virtual threads");
        Admitter module = looping(Duration.ofMillis(100));
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Runnable task = () -> outcome.complete(call(module));

        ((Thread) startVirtualThread.invoke(null, task)).join();

        assertThat(outcome.get().failure().code()).isEqualTo(FailureCode.DEADLINE_EXCEEDED);
        assertThat(outcome.get().interrupted()).isFalse();
    }
}
