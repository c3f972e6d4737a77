package dev.wasmk8s.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostileNamesTest {
    @Test
    void what_the_engine_quotes_is_on_one_line() {
        assertThat(EngineWords.of(new IllegalArgumentException("name \r\n\u001b[2J\u2028\u202e\ud800 end")))
                .isEqualTo("name \\u000d\\u000a\\u001b[2J\\u2028\\u202e\\ud800 end");
    }

    @Test
    void what_the_engine_quotes_is_not_long() {
        assertThat(EngineWords.of(new IllegalArgumentException("n".repeat(5000))))
                .isEqualTo("n".repeat(400) + "... (5000 characters)");
    }

    @Test
    void an_exception_without_message_is_told_as_such() {
        assertThat(EngineWords.of(new IllegalArgumentException())).isEqualTo("null");
    }
}
