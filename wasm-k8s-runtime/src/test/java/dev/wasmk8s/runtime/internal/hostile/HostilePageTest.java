package dev.wasmk8s.runtime.internal.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.guests.Guests;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostilePageTest {
    /** Run this with {@code -Dhostile.page=write} to write the page. */
    @Test
    void the_page_is_made_from_the_list() throws IOException {
        String page = HostilePage.of(Attack.all());
        if ("write".equals(System.getProperty("hostile.page"))) {
            Files.writeString(HostilePage.FILE, page);
        }

        assertThat(Files.readString(HostilePage.FILE)).isEqualTo(page);
    }

    @Test
    void every_hostile_module_is_listed_once() {
        List<String> kept = Guests.names().stream()
                .filter(name -> name.startsWith("hostile-") && !name.equals("hostile-pointers"))
                .toList();

        assertThat(Attack.all())
                .extracting(Attack::name)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(kept.stream(), MadeModules.all().stream()).toList());
    }
}
