package dev.wasmk8s.runtime.internal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void languages_are_found_by_the_names_of_their_modules() {
        List<Language> languages = Language.among(
                List.of("magic-validator-go", "magic-validator", "probe", "magic-mutator-c", "magic-mutator-go"));

        assertThat(languages)
                .containsExactly(
                        new Language("rust", Set.of("magic-validator")),
                        new Language("c", Set.of("magic-mutator")),
                        new Language("go", Set.of("magic-validator", "magic-mutator")));
        assertThat(languages.get(0).guest("magic-validator")).isEqualTo("magic-validator");
        assertThat(languages.get(2).guest("magic-validator")).isEqualTo("magic-validator-go");
    }

    @Test
    void a_language_that_lacks_modules_says_so_and_fails_where_it_is_asked_for_them() {
        Language go = new Language("go", Set.of("magic-validator", "magic-authenticator", "magic-authorizer"));

        assertThat(go.missing()).containsExactly("magic-mutator");
        assertThatThrownBy(() -> go.guest("magic-mutator"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("go has no magic-mutator");
    }
}
