package dev.wasmk8s.benchmarks.guests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.guests.Guests;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuestLanguageTest {
    @Test
    void languages_are_found_by_the_names_of_their_modules() {
        assertThat(GuestLanguage.among(List.of("probe", "magic-validator-go", "magic-mutator-c", "magic-validator")))
                .containsExactly(
                        new GuestLanguage("rust", "magic-validator"), new GuestLanguage("go", "magic-validator-go"));
    }

    @Test
    void the_committed_guests_have_the_rule() {
        assertThat(GuestLanguage.among(Guests.names()))
                .first()
                .extracting(GuestLanguage::name)
                .isEqualTo("rust");
    }
}
