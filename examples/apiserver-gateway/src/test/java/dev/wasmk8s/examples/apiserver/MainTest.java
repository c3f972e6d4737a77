package dev.wasmk8s.examples.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theDemonstrationIsDecidedAsExpected() {
        int code = run("--demo", "--port=0");

        assertThat(out.toString())
                .contains("17 of 17 requests were decided as expected.")
                .doesNotContain(" NO");
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
    }

    @Test
    void aPortThatIsTakenIsTold() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int code = run("--demo", "--port=" + taken.getLocalPort());

            assertThat(code).isEqualTo(1);
            assertThat(err.toString())
                    .startsWith("Cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .contains("choose another port with --port");
        }
    }

    @Test
    void everyMistakeInTheConfigurationIsTold(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("access.yaml");
        Files.writeString(file, """
                apiVersion: wasmk8s.dev/v1alpha1
                kind: AccessControlConfiguration
                authentication:
                  modules:
                  - module: none.wasm
                  - modul: other.wasm
                """);

        int code = run("--config=" + file);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("The configuration has ")
                .contains("authentication.modules[0]")
                .contains("authentication.modules[1]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port=70000 | --port must be between 0 and 65535",
                "--workers=0 | --workers must be at least 1",
                "--demo --upstream=https://host | --demo shows the magic modules",
                "--upstream=http://example.org | --upstream must be https",
                "--upstream=ftp://example.org | --upstream must begin with https://",
                "--upstream=https://example.org/path | --upstream must be a URL such as https://host:6443",
                "--upstream-insecure-skip-tls-verify | the --upstream-... options need --upstream",
                "--upstream=https://h --upstream-ca=/none/ca.crt | file /none/ca.crt does not exist",
                "--upstream=https://h --upstream-client-key=/none | need each other",
                "--watch | --watch needs --config",
                "--unknown | Unknown option",
            })
    void wrongOptionsAreTold(String options, String message) {
        assertThat(run(options.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    @Test
    void allProblemsWithOptionsAreToldAtOnce() {
        run("--port=-1", "--workers=0");

        assertThat(err.toString().lines()).hasSize(2);
    }

    @Test
    void helpTellsTheOptions() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--upstream", "--config", "--watch", "--demo", "--state-dir");
    }

    private int run(String... arguments) {
        return new CommandLine(new Main())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
