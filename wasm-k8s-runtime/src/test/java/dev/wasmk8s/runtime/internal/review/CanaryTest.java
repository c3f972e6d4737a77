package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.Admitter;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.spec.UseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guests that do all they can to keep what they read find nothing of it in the next call. The number of calls is the
 * system property {@code wasmk8s.canary.calls}.
 */
class CanaryTest {
    private static final int CALLS = Integer.getInteger("wasmk8s.canary.calls", 2000);
    private static final int THREADS = 2 * Runtime.getRuntime().availableProcessors();

    @ParameterizedTest
    @ValueSource(strings = {"hoards-input", "hoards-input-in-table"})
    void no_call_finds_what_an_earlier_one_has_kept(String guest) throws Exception {
        Admitter module = Lab.load(EngineMode.COMPILED, Lab.guest(guest).guests(THREADS - 1), UseCase.ADMISSION)
                .admitter();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Integer>> clean = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            clean.add(threads.submit(() -> cleanCalls(module, CALLS / THREADS)));
        }
        for (Future<Integer> calls : clean) {
            assertThat(calls.get()).isEqualTo(CALLS / THREADS);
        }
        threads.shutdown();
    }

    private static int cleanCalls(Admitter module, int calls) {
        int clean = 0;
        for (int i = 0; i < calls; i++) {
            String report =
                    Lab.failure(() -> module.admit(Lab.CREATE_CONFIG_MAP)).detail();
            clean += report.equals("clean") ? 1 : 0;
        }
        return clean;
    }
}
