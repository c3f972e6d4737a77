package dev.wasmk8s.spec.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropLogTest {
    private final List<String> told = new ArrayList<>();
    private final DropLog log = new DropLog(told::add);

    private void drop(int count) {
        for (int i = 0; i < count; i++) {
            log.accept("dropped " + i);
        }
        log.end();
    }

    @Test
    void a_few_are_told_one_by_one() {
        drop(10);

        assertThat(told).hasSize(10).first().isEqualTo("dropped 0");
    }

    @Test
    void many_are_counted() {
        drop(100_000);

        assertThat(told).hasSize(11).last().isEqualTo("dropped 99990 more annotations and warnings of the same answer");
    }

    @Test
    void none_are_not_told() {
        drop(0);

        assertThat(told).isEmpty();
    }
}
