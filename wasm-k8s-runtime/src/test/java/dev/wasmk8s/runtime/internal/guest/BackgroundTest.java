package dev.wasmk8s.runtime.internal.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    @Test
    void work_is_done_on_a_daemon_thread() throws Exception {
        try (Background background = new Background()) {
            CompletableFuture<Thread> worker = new CompletableFuture<>();
            background.execute(() -> worker.complete(Thread.currentThread()));

            assertThat(worker.get(10, TimeUnit.SECONDS).isDaemon()).isTrue();
        }
    }

    @Test
    void what_was_taken_on_before_the_end_is_done() throws Exception {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        try (Background background = new Background()) {
            background.execute(() -> done.complete(true));
        }
        assertThat(done.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nothing_is_taken_on_after_the_end() {
        Background background = new Background();
        background.close();

        assertThatThrownBy(() -> background.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }
}
