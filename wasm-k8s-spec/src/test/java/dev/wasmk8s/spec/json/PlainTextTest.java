package dev.wasmk8s.spec.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void a_text_stays_on_one_line_and_in_its_order() {
        assertThat(PlainText.of("a\n\r\tb\u0085c\u2028d\u2029e\u202ef\u001b[2J", 100))
                .isEqualTo("a\\n\\r\\tb\\u0085c\\u2028d\\u2029e\\u202ef\\u001b[2J");
    }

    @Test
    void what_is_invisible_beyond_the_first_plane_is_shown() {
        String tag = Character.toString(0xE0041);
        assertThat(PlainText.of("a" + tag + "b", 100)).isEqualTo("a\\ue0041b");
    }

    @Test
    void half_a_character_is_shown_as_such() {
        assertThat(PlainText.of("a\ud83d", 100)).isEqualTo("a\\ud83d");
    }

    @Test
    void a_long_text_is_cut_off_between_characters() {
        String smile = Character.toString(0x1F600);
        assertThat(PlainText.of("ab" + smile + "cd", 3)).isEqualTo("ab... (6 characters)");
        assertThat(PlainText.of("ab" + smile, 4)).isEqualTo("ab" + smile);
    }
}
