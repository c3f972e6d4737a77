package dev.wasmk8s.runtime.internal.guest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void a_text_stays_on_one_line_whatever_a_viewer_takes_for_the_end_of_one() {
        assertThat(Printable.of("a\nb\rc\u0085d\u2028e\u2029f", 100))
                .isEqualTo("a\\nb\\u000dc\\u0085d\\u2028e\\u2029f");
    }

    @Test
    void the_end_of_a_long_text_is_kept() {
        assertThat(Printable.of("abcdef", 2)).isEqualTo("...ef");
    }
}
