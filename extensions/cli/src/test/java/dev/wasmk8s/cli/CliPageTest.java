package dev.wasmk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** With the system property {@code wasmk8s.docs.update} set to true it writes what it would otherwise demand. */
class CliPageTest {
    private static final Path PAGE = Path.of("../../docs/cli.md");

    @Test
    void commands_of_the_page_print_what_it_says() throws Exception {
        String page = Files.readString(PAGE);
        Transcript transcript = new Transcript();
        boolean update = Boolean.getBoolean("wasmk8s.docs.update");
        StringBuilder rewritten = new StringBuilder(page);
        int at = 0;

        for (Transcript.Step step : Transcript.steps(page)) {
            String output = transcript.run(step);
            if (update) {
                at = rewritten.indexOf("$ " + step.line() + "\n" + step.output(), at)
                        + step.line().length()
                        + 3;
                rewritten.replace(at, at + step.output().length(), output);
            } else {
                assertThat(step.masked(output)).as(step.line()).isEqualTo(step.masked(step.output()));
            }
        }
        if (update) {
            Files.writeString(PAGE, rewritten);
        }
    }

    @Test
    void every_command_is_on_the_page() throws Exception {
        String page = Files.readString(PAGE);

        for (CommandName command : CommandName.values()) {
            assertThat(page).contains("\n$ wasm-k8s " + command.word());
        }
    }
}
