package dev.wasmk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
    @TempDir
    Path folder;

    @Test
    void times_and_what_was_measured_are_told() {
        String file = Examples.guest(folder, "magic-validator");

        Result result = Result.of(
                "bench", file, "-r", Examples.DENIED, "--warm-up", "100ms", "--time", "200ms", "--threads", "2");
        assertThat(result.err()).isEmpty();
        assertThat(result.out().replaceAll("[0-9][0-9,.]*", "N"))
                .isEqualTo("""
                module   %s, compiled, pristine: guest reset for each call
                review   AdmissionReview of N bytes, denied
                calls    N in N s by N threads, after N s of warm-up
                pN      N µs
                pN      N µs
                max      N µs
                ops      N per second
                answers  all the same
                """.formatted(file.replaceAll("[0-9][0-9,.]*", "N")));
        assertThat(result.code()).isZero();
    }

    @Test
    void json_has_numbers() {
        Result result = Result.of(
                "bench",
                Examples.guest(folder, "magic-validator"),
                "-r",
                Examples.DENIED,
                "--mode",
                "interpreted",
                "--warm-up",
                "10ms",
                "--time",
                "50ms",
                "-o",
                "json");

        assertThat(result.out())
                .contains("\"pristine\": \"guest made anew for each call\"")
                .contains("\"meaning\": \"denied\"")
                .contains("\"differentAnswers\": 0")
                .containsPattern(
                        "\"p50Nanos\": [1-9][0-9]*,\n  \"p99Nanos\": [1-9][0-9]*,\n  \"maxNanos\": [1-9][0-9]*,\n")
                .containsPattern("\"opsPerSecond\": [1-9]");
    }

    @Test
    void a_module_that_fails_is_not_measured() {
        Result result = Result.of(
                "bench", Examples.guest(folder, "exits-with-three"), "-r", Examples.DENIED, "--mode", "interpreted");

        assertThat(result.err()).startsWith("wasm-k8s: GUEST_EXITED: ");
        assertThat(result.code()).isEqualTo(2);
        assertThat(Result.of("bench", "a.wasm", "-r", Examples.DENIED, "--threads", "0")
                        .err())
                .isEqualTo("wasm-k8s: --threads must be from 1 to 1000\n");
    }
}
