package dev.wasmk8s.runtime.internal.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class IdleGuestsTest {
    private static final int THREADS = 4;
    private static final int TURNS = 300_000;

    @Test
    void no_guest_is_lost_however_many_threads_give_theirs_back_at_once() throws Exception {
        IdleGuests idle = new IdleGuests(THREADS);
        for (int i = 0; i < THREADS; i++) {
            idle.put(new Guest(null, true, "none", () -> {}));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> turns = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            turns.add(threads.submit(() -> takeAndPut(idle)));
        }
        for (Future<?> each : turns) {
            each.get();
        }
        threads.shutdown();
        assertThat(idle.count()).isEqualTo(THREADS);
    }

    private static void takeAndPut(IdleGuests idle) {
        for (int i = 0; i < TURNS; i++) {
            Guest first = idle.take();
            Guest second = idle.take();
            if (first != null) {
                idle.put(first);
            }
            if (second != null) {
                idle.put(second);
            }
        }
    }
}
