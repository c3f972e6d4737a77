package dev.wasmk8s.runtime.internal.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The interpreter keeps local variables on the heap, so that the end of a thread's stack does not bound them. */
class InterpretedRecursionTest {
    private static final long LARGE_STACK = 512L << 20;

    @Test
    void frames_of_many_locals_are_bounded_however_large_the_stack_is() throws InterruptedException {
        Attack attack = Attack.all().stream()
                .filter(each -> each.name().equals("hostile-wasm-many-locals"))
                .findFirst()
                .orElseThrow();
        AtomicReference<AttackHost.Outcome> outcome = new AtomicReference<>();
        try (AttackHost host = new AttackHost(AttackMode.INTERPRETED, new AttackMode.Store())) {
            Thread deep = new Thread(null, () -> outcome.set(host.suffer(attack)), "deep", LARGE_STACK);
            deep.start();
            deep.join();
        }
        assertThat(outcome.get().actual().code()).isEqualTo("GUEST_TRAPPED");
        assertThat(outcome.get().message()).contains("call stack exhausted");
    }
}
