package dev.wasmk8s.runtime.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.authentication.TokenReviewSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenKeysTest {
    private final TokenKeys keys = new TokenKeys();

    @Test
    void the_same_request_has_the_same_key() {
        assertThat(keys.of(spec("t", "a", "b"))).isEqualTo(keys.of(spec("t", "a", "b")));
    }

    @Test
    void no_two_requests_are_framed_the_same() {
        assertThat(List.of(
                        keys.of(spec("t")),
                        keys.of(spec("t", "")),
                        keys.of(spec("t", "", "")),
                        keys.of(spec("", "t")),
                        keys.of(spec("ta")),
                        keys.of(spec("t", "a")),
                        keys.of(spec("t", "a", "b")),
                        keys.of(spec("t", "b", "a")),
                        keys.of(spec("t", "ab")),
                        keys.of(spec("t", "a,b")),
                        keys.of(spec("\ud800")),
                        keys.of(spec("?"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void keys_are_under_a_secret_of_their_own() {
        assertThat(new TokenKeys().of(spec("t"))).isNotEqualTo(keys.of(spec("t")));
    }

    @Test
    void a_key_does_not_tell_itself() {
        assertThat(keys.of(spec("t"))).hasToString("Digest[<hidden>]");
    }

    private static TokenReviewSpec spec(String token, String... audiences) {
        return new TokenReviewSpec(token, List.of(audiences));
    }
}
