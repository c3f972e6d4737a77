package dev.wasmk8s.testing;

import static dev.wasmk8s.testing.GoldenFolder.configMap;
import static dev.wasmk8s.testing.GoldenFolder.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenUpdateTest {
    private static final String DENIED = """
            expect:
              allowed: false
              status:
                message: "the key `not-allowed-value` is not allowed in a ConfigMap"
                code: 400
            """;

    @TempDir
    Path temporary;

    private GoldenFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new GoldenFolder(temporary.resolve("tests"));
    }

    private String updated(String name, String text, String guest) throws IOException {
        Path file = folder.file(name, text);
        Path module = folder.guest(guest);
        assertThat(run(folder.suite().module(module).update(true)))
                .singleElement()
                .satisfies(result -> assertThat(result.updated()).isTrue());
        assertThat(run(folder.suite().module(module)))
                .singleElement()
                .satisfies(result -> assertThat(result.differences()).isEmpty());
        return Files.readString(file);
    }

    @Test
    void an_expectation_that_is_missing_is_added() throws IOException {
        String review = "# what it shows\nreview:\n" + configMap("{not-allowed-value: x}");

        assertThat(updated("a.yaml", review, "magic-validator")).isEqualTo(review + DENIED);
    }

    @Test
    void all_else_of_a_yaml_file_stays_as_it_is() throws IOException {
        String head = "# first\n\nsettings: null # none\nexpect:";
        String tail = "\n# about the review\nreview:\n" + configMap("{not-allowed-value: x}") + "# last\n";

        assertThat(updated("a.yaml", head + " {allowed: true,\n  status: {}}\n" + tail, "magic-validator"))
                .isEqualTo(head + DENIED.substring("expect:".length()) + tail);
    }

    @Test
    void a_json_file_is_formatted() throws IOException {
        String text = updated("a.json", """
                {"expect": {"authenticated": true},
                 "review": {"apiVersion": "authentication.k8s.io/v1", "kind": "TokenReview", "spec": {"token": "wrong"}}}
                """, "magic-authenticator");

        assertThat(text).isEqualTo("""
                {
                  "expect": {
                    "authenticated": false
                  },
                  "review": {
                    "apiVersion": "authentication.k8s.io/v1",
                    "kind": "TokenReview",
                    "spec": {
                      "token": "wrong"
                    }
                  }
                }
                """);
    }

    @Test
    void a_changed_object_is_written_and_one_that_stays_is_not() throws IOException {
        String review = "review:\n" + configMap("{b: c}");

        assertThat(updated("a.yaml", review, "magic-mutator")).isEqualTo(review + """
                expect:
                  allowed: true
                  object:
                    apiVersion: v1
                    kind: ConfigMap
                    metadata:
                      name: a
                    data:
                      b: c
                      magic-value: foobar
                """);
        assertThat(updated("a.yaml", review, "magic-validator")).isEqualTo(review + "expect:\n  allowed: true\n");
    }

    @Test
    void a_failure_is_written_as_such() throws IOException {
        String review = "review:\n" + configMap("{}");

        assertThat(updated("a.yaml", review, "exits-with-three"))
                .startsWith(review + "expect:\n  error:\n    code: GUEST_EXITED\n    contains: ");
    }

    @Test
    void what_holds_is_not_touched() throws IOException {
        String text = "review:\n" + configMap("{}") + "expect: {allowed:   true}\n";
        Path file = folder.file("a.yaml", text);

        assertThat(run(folder.suite().module(folder.guest("magic-validator")).update(true)))
                .singleElement()
                .satisfies(result -> assertThat(result.updated()).isFalse());
        assertThat(file).hasContent(text);
    }
}
