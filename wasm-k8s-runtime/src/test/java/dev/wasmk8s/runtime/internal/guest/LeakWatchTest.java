package dev.wasmk8s.runtime.internal.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeakWatchTest {
    private final AtomicInteger lost = new AtomicInteger();
    private final LeakWatch watch = LeakWatch.over(this, "policy", lost::incrementAndGet);

    /** What is logged when the guest is collected as garbage. */
    private String collected() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            watch.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_guest_that_was_never_given_back_is_reported_with_its_borrower() {
        watch.leased();
        assertThat(collected())
                .contains("module 'policy': a guest was borrowed by thread '"
                        + Thread.currentThread().getName() + "' and never given back");
        assertThat(lost).hasValue(1);
    }

    @Test
    void a_guest_that_nobody_has_borrowed_may_go() {
        assertThat(collected()).isEmpty();
        watch.leased();
        watch.returned();
        assertThat(collected()).isEmpty();
        assertThat(lost).hasValue(0);
    }
}
