package dev.wasmk8s.runtime.internal.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private final AtomicInteger closings = new AtomicInteger();
    private final InFlight calls = new InFlight(closings::incrementAndGet);

    @Test
    void what_nobody_uses_is_closed_when_it_is_retired() {
        calls.retire();

        assertThat(closings).hasValue(1);
    }

    @Test
    void what_is_in_use_is_closed_by_the_last_who_leaves() {
        calls.enter();
        calls.enter();
        calls.retire();
        calls.leave();
        assertThat(closings).hasValue(0);

        calls.leave();

        assertThat(closings).hasValue(1);
    }

    @Test
    void nobody_enters_after_the_retirement_and_who_tries_closes_nothing_that_is_in_use() throws Exception {
        calls.enter();
        calls.retire();

        Thread late = new Thread(() -> assertThat(calls.enter()).isFalse());
        late.start();
        late.join();

        assertThat(closings).hasValue(0);
        assertThat(calls.count()).isEqualTo(1);
        assertThat(calls.enter()).isFalse();
        calls.leave();
        assertThat(closings).hasValue(1);
    }

    @Test
    void a_call_may_call_again() {
        assertThat(calls.enter()).isTrue();
        assertThat(calls.enter()).isTrue();
        calls.leave();
        calls.leave();

        assertThat(calls.count()).isZero();
        assertThat(closings).hasValue(0);
    }

    /** Something that must not be used once it is closed, behind its count of users. */
    private static final class Guarded {
        private final AtomicInteger closings = new AtomicInteger();
        private final InFlight calls = new InFlight(closings::incrementAndGet);
    }

    @Test
    void nothing_is_closed_under_a_call_and_everything_once_whatever_threads_do() throws Exception {
        int replacements = 10_000;
        AtomicReference<Guarded> current = new AtomicReference<>(new Guarded());
        AtomicBoolean done = new AtomicBoolean();
        Callable<Long> user = () -> {
            long used = 0;
            while (!done.get()) {
                Guarded guarded = current.get();
                if (guarded.calls.enter()) {
                    try {
                        assertThat(guarded.closings).hasValue(0);
                        used++;
                        Thread.onSpinWait();
                        assertThat(guarded.closings).hasValue(0);
                    } finally {
                        guarded.calls.leave();
                    }
                }
            }
            return used;
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Guarded> replaced = new ArrayList<>();
        try {
            List<Future<Long>> users = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                users.add(threads.submit(user));
            }
            for (int i = 0; i < replacements; i++) {
                Guarded before = current.getAndSet(new Guarded());
                before.calls.retire();
                replaced.add(before);
            }
            done.set(true);
            for (Future<Long> one : users) {
                one.get();
            }
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
        assertThat(replaced).allSatisfy(guarded -> {
            assertThat(guarded.calls.count()).isZero();
            assertThat(guarded.closings).hasValue(1);
        });
        assertThat(current.get().closings).hasValue(0);
    }
}
