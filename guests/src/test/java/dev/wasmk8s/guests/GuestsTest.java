package dev.wasmk8s.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuestsTest {
    @Test
    void names_are_unique_and_sorted() {
        assertThat(Guests.names())
                .contains("magic-authenticator", "magic-authorizer", "magic-validator", "magic-mutator", "probe")
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @ParameterizedTest
    @MethodSource("dev.wasmk8s.guests.Guests#names")
    void every_guest_is_webassembly(String name) throws IOException {
        assertThat(Guests.bytes(name)).startsWith(0, 'a', 's', 'm', 1, 0, 0, 0);
        try (InputStream stream = Guests.url(name).openStream()) {
            assertThat(stream.readAllBytes()).isEqualTo(Guests.bytes(name));
        }
    }

    @Test
    void an_unknown_guest_is_refused_with_the_names_of_the_known() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Guests.bytes("../module-info"))
                .withMessageContaining("../module-info")
                .withMessageContaining("magic-validator");
    }
}
