package dev.wasmk8s.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeadersTest {
    private final Headers headers = Headers.of("Accept", "a", "X-Two", "1", "accept", "b");

    @Test
    void namesAreComparedWithoutRegardToCase() {
        assertThat(headers.first("ACCEPT")).contains("a");
        assertThat(headers.all("aCCept")).containsExactly("a", "b");
        assertThat(headers.contains("x-two")).isTrue();
        assertThat(headers.contains("x-three")).isFalse();
        assertThat(headers).isEqualTo(Headers.of("accept", "a", "x-two", "1", "ACCEPT", "b"));
    }

    @Test
    void withReplacesAndPlusAppends() {
        assertThat(headers.with("ACCEPT", "c").all("accept")).containsExactly("c");
        assertThat(headers.plus("accept", "c").all("accept")).containsExactly("a", "b", "c");
        assertThat(headers.all("accept")).containsExactly("a", "b");
    }

    @Test
    void withoutTakesNamesAway() {
        assertThat(headers.without("accept"::equalsIgnoreCase)).isEqualTo(Headers.of("X-Two", "1"));
    }

    @Test
    void aMissingValueIsRefused() {
        assertThatThrownBy(() -> Headers.of("a", "1", "b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesStayOutOfTheText() {
        assertThat(Headers.of("Authorization", "Bearer secret").toString())
                .contains("Authorization")
                .doesNotContain("secret");
        assertThat(RequestHead.of("GET", "/x?token=secret", Headers.none()).toString())
                .doesNotContain("secret");
    }
}
