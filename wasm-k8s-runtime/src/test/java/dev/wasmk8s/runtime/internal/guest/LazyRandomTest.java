package dev.wasmk8s.runtime.internal.guest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LazyRandomTest {
    @Test
    void there_is_one_source_however_often_it_is_asked_for() {
        LazyRandom random = new LazyRandom();
        assertThat(random.get()).isSameAs(random.get());
    }
}
