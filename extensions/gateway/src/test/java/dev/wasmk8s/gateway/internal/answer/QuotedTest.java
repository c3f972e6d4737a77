package dev.wasmk8s.gateway.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {
    @Test
    void whatPrintsStays() {
        assertThat(Quoted.of("pods/log \u00e9 \u6f22 \ud83d\ude00"))
                .isEqualTo("\"pods/log \u00e9 \u6f22 \ud83d\ude00\"");
    }

    @Test
    void whatDoesNotPrintIsEscaped() {
        assertThat(Quoted.of("\"\\\u0007\b\f\n\r\t\u000b\u0000\u001b\u007f\u00a0\u200b\u2028\ue000\udb40\udc01"))
                .isEqualTo("\"\\\"\\\\\\a\\b\\f\\n\\r\\t\\v\\x00\\x1b\\x7f\\u00a0\\u200b\\u2028\\ue000\\U000e0001\"");
    }
}
