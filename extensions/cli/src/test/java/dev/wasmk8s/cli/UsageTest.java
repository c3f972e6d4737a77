package dev.wasmk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UsageTest {
    @Test
    void the_help_tells_every_command() {
        Result result = Result.of("--help");

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("Usage: wasm-k8s [-h] COMMAND\n");
        for (CommandName command : CommandName.values()) {
            assertThat(result.out()).containsPattern("\n  " + command.word() + " +[A-Z]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_help_of_a_command_has_an_example_and_fits_a_terminal(CommandName command) {
        Result result = Result.of(command.word(), "--help");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("Usage: wasm-k8s " + command.word() + " ");
        assertThat(result.out()).containsPattern("\nExamples?:\n  wasm-k8s " + command.word());
        assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(result.err()).isEmpty();
    }

    @Test
    void mistakes_in_arguments_are_told_in_a_line_with_where_the_help_is() {
        assertThat(Result.of())
                .isEqualTo(new Result(2, "", "wasm-k8s: No command is given.\nTry 'wasm-k8s --help'.\n"));
        assertThat(Result.of("run", "a.wasm"))
                .isEqualTo(new Result(
                        2, "", "wasm-k8s: Missing required option: '--review=FILE'\nTry 'wasm-k8s run --help'.\n"));
        assertThat(Result.of("rnu", "a.wasm").code()).isEqualTo(2);
        assertThat(Result.of("run", "a.wasm", "-r", "b", "--deadline", "soon").err())
                .isEqualTo("wasm-k8s: Invalid value for option '--deadline': 'soon' is no duration such as 250ms, 2s"
                        + " or 1m\nTry 'wasm-k8s run --help'.\n");
        assertThat(Result.of("run", "a.wasm", "-r", "b", "--memory", "1Ki").err())
                .startsWith("wasm-k8s: Invalid value for option '--memory': '1Ki' is no multiple of 64Ki");
    }

    @Test
    void a_shell_can_be_taught_to_complete() {
        assertThat(Result.of("generate-completion").out()).contains("_picocli_wasm-k8s_inspect");
    }

    @Test
    void versions_are_told() {
        assertThat(Result.of("version").out()).matches("wasm-k8s [0-9][^ ]* \\(Chicory [0-9.]+, Java [^)]+\\)\n");
        assertThat(Result.of("version", "-o", "json").out())
                .startsWith("{\n  \"version\": \"")
                .contains("\"engine\": \"Chicory ");
    }

    @Test
    void colours_and_progress_are_for_terminals() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Main.run(Result.shell("", new PrintWriter(out), new PrintWriter(err), true), "test", "examples/tests");

        assertThat(out.toString()).contains("\u001b[32mok      \u001b[39m\u001b[0m allows-other-keys");
        assertThat(err.toString()).contains("\r\u001b[K1/2 allows-other-keys").endsWith("\r\u001b[K");
        assertThat(Result.of("test", "examples/tests"))
                .isEqualTo(
                        new Result(0, "ok       allows-other-keys\nok       denies-the-key\n2 tests, 0 failed\n", ""));
    }
}
