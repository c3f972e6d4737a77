package dev.wasmk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, started as a user starts it. */
class PackagedJarIT {
    @TempDir
    Path folder;

    private Result run(String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", "target/wasm-k8s.jar"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        int code = process.waitFor();
        return new Result(code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err));
    }

    @Test
    void a_denial_exits_with_one() throws Exception {
        Result result =
                run("run", Examples.guest(folder, "magic-validator"), "--review", Examples.DENIED, "-o", "json");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("{\"apiVersion\":").contains("\"allowed\":false", Examples.KEY);
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void an_allowed_request_exits_with_zero() throws Exception {
        Result result = run("run", Examples.guest(folder, "magic-validator"), "--review", Examples.ALLOWED, "--debug");

        assertThat(result.out()).startsWith("{\n").contains("\"allowed\": true").endsWith("}\n");
        assertThat(result.err()).contains("module 'magic-validator', validate: input: ");
        assertThat(result.code()).isZero();
    }

    @Test
    void an_endless_loop_exits_with_two() throws Exception {
        Result result = run("run", Examples.guest(folder, "endless-loop"), "--review", Examples.ALLOWED);

        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("wasm-k8s: DEADLINE_EXCEEDED: ").hasLineCount(1);
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void conditions_can_be_checked_since_the_jar_has_all_it_takes() throws Exception {
        Examples.guest(folder, "magic-mutator");
        String file = Examples.file(folder, "a.yaml", """
                apiVersion: wasmk8s.dev/v1alpha1
                kind: AccessControlConfiguration
                admission:
                  modules:
                  - module: magic-mutator.wasm
                    mutating: true
                    jsonPatch: true
                    matchConditions: [{name: named, expression: request.name != ''}]
                    rules:
                    - {operations: ["*"], apiGroups: [""], apiVersions: [v1], resources: [configmaps]}
                """);

        Result result = run("check", file);
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("no problems\n");
        if (Runtime.version().feature() < 24) {
            assertThat(result.err()).isEmpty();
        } else {
            // The JVM warns of protobuf, which CEL is made with.
            assertThat(result.err().lines())
                    .allMatch(line -> line.matches("WARNING: .*(sun\\.misc\\.Unsafe|com\\.google\\.protobuf).*"));
        }
    }
}
