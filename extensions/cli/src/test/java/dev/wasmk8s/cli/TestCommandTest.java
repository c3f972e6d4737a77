package dev.wasmk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
    @TempDir
    Path temporary;

    private String folder = "";
    private String module = "";

    @BeforeEach
    void makeTests() throws IOException {
        module = Examples.guest(temporary, "magic-validator");
        folder = temporary.resolve("tests").toString();
        String review =
                "review:\n" + Files.readString(Path.of(Examples.ALLOWED)).indent(2);
        Examples.file(Path.of(folder), "good.yaml", review + "expect: {allowed: true}\n");
        Examples.file(Path.of(folder), "wrong.yaml", review + "expect: {allowed: false}\n");
    }

    private Result test(String... more) {
        String[] arguments = new String[more.length + 6];
        System.arraycopy(
                new String[] {"test", folder, "--module", module, "--mode", "interpreted"}, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return Result.of(arguments);
    }

    @Test
    void text_tells_each_test_and_what_is_different() {
        assertThat(test()).isEqualTo(new Result(1, """
                ok       good
                FAILED   wrong
                         allowed: expected false, found true
                2 tests, 1 failed
                """, ""));
    }

    @Test
    void json_tells_the_same() {
        assertThat(test("-o", "json")).isEqualTo(new Result(1, """
                {
                  "tests": [
                    {
                      "name": "good",
                      "file": "%1$s/good.yaml",
                      "passed": true,
                      "updated": false,
                      "differences": []
                    },
                    {
                      "name": "wrong",
                      "file": "%1$s/wrong.yaml",
                      "passed": false,
                      "updated": false,
                      "differences": [
                        {
                          "path": "allowed",
                          "expected": "false",
                          "found": "true"
                        }
                      ]
                    }
                  ],
                  "passed": 1,
                  "failed": 1
                }
                """.formatted(folder), ""));
    }

    @Test
    void other_formats_are_for_other_programs() {
        assertThat(test("--format", "tap").out()).startsWith("TAP version 14\n1..2\nok 1 - good\nnot ok 2 - wrong\n");
        assertThat(test("-f", "junit").out())
                .startsWith(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"" + folder + "\" tests=\"2\"");
        assertThat(test("-f", "junit", "-o", "json").err())
                .isEqualTo("wasm-k8s: --output json and --format junit exclude each other\n");
    }

    @Test
    void what_does_not_hold_is_rewritten_if_asked_for() {
        assertThat(test("--update")).isEqualTo(new Result(0, """
                ok       good
                updated  wrong
                2 tests, 0 failed
                """, ""));
        assertThat(test().code()).isZero();
    }

    @Test
    void a_mistake_exits_with_two_and_no_test_is_run() {
        String bad = Examples.file(Path.of(folder), "bad.yaml", "reviw: {}\n");

        Result result = test();
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("wasm-k8s: " + bad + ":1:1: reviw: unknown key. Possible here: module, settings, review,"
                        + " expect.\nwasm-k8s: " + bad
                        + ":1:1: \"review\" is missing. Give a whole review, as an API server"
                        + " sends it.\n");
        assertThat(result.code()).isEqualTo(2);
        assertThat(Result.of("test", folder, "--module", "gone.wasm"))
                .isEqualTo(new Result(2, "", "wasm-k8s: there is no file gone.wasm\n"));
        assertThat(Result.of("test", "gone"))
                .isEqualTo(new Result(2, "", "wasm-k8s: gone: there is no such folder. Correct the path.\n"));
    }
}
