package dev.wasmk8s.testing;

import static dev.wasmk8s.testing.GoldenFolder.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenMistakesTest {
    @TempDir
    Path temporary;

    private GoldenFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new GoldenFolder(temporary.resolve("tests"));
    }

    private List<String> problems(String text) {
        Path file = folder.file("a.yaml", text);
        try (GoldenSuite suite =
                folder.suite().module(folder.guest("no-output")).open()) {
            return suite.problems().stream()
                    .map(problem -> problem.toString().replace(file.toString(), "a.yaml"))
                    .toList();
        }
    }

    @Test
    void every_mistake_has_its_place() {
        assertThat(problems("""
                modul: x.wasm
                module: 1
                expect:
                  alowed: true
                  status: {code: 400}
                  status: {code: 422}
                review:
                """ + configMap("{}")))
                .containsExactly(
                        "a.yaml:1:1: modul: unknown key. Possible here: module, settings, review, expect.",
                        "a.yaml:2:1: module: expected a string, found a number.",
                        "a.yaml:4:3: expect.alowed: unknown key. Possible here: allowed, status, object, warnings,"
                                + " auditAnnotations, patch, patchType, error.",
                        "a.yaml:6:3: expect.status: the key appears twice. Keep one of them.");
    }

    @Test
    void a_text_that_is_neither_yaml_nor_json_is_told_where_it_ends_to_be() {
        assertThat(problems("review: {\n")).singleElement().asString().startsWith("a.yaml:2:1: not YAML or JSON: ");
        assertThat(problems("# nothing\n")).containsExactly("a.yaml: the file is empty.");
        assertThat(problems("[]\n")).containsExactly("a.yaml:1:1: expected an object, found a list.");
    }

    @Test
    void review_and_expectation_are_needed() {
        assertThat(problems("expect: {allowed: true}\n"))
                .containsExactly("a.yaml:1:1: \"review\" is missing. Give a whole review, as an API server sends it.");
        assertThat(problems("review:\n" + configMap("{}")))
                .containsExactly("a.yaml:1:1: \"expect\" is missing. Running with update writes it.");
    }

    @Test
    void a_review_that_no_host_would_take_is_a_mistake() {
        assertThat(problems("review: {apiVersion: v1, kind: Pod}\nexpect: {allowed: true}\n"))
                .containsExactly("a.yaml:1:1: review: expected a TokenReview, SubjectAccessReview or AdmissionReview,"
                        + " found another kind.");
        assertThat(problems("review: {apiVersion: authentication.k8s.io/v1, kind: TokenReview, spec: {}}\nexpect:"
                        + " {authenticated: false}\n"))
                .singleElement()
                .asString()
                .startsWith("a.yaml:1:1: review: ")
                .contains("token");
    }

    @Test
    void a_failure_is_expected_by_its_code_alone_or_with_a_text() {
        String review = "review:\n" + configMap("{}");
        assertThat(problems(review + "expect:\n  allowed: true\n  error: {code: GUEST_TRAPPED}\n"))
                .containsExactly("a.yaml:12:3: expect.error: a module that fails gives no answer. Expect an error, or"
                        + " an answer.");
        assertThat(problems(review + "expect:\n  error: broken\n"))
                .containsExactly("a.yaml:11:3: expect.error: expected an object with code and contains. What a module"
                        + " reports itself has the code GUEST_REPORTED.");
        assertThat(problems(review + "expect:\n  error: {code: TRAP}\n"))
                .singleElement()
                .asString()
                .startsWith("a.yaml:11:11: expect.error.code: unknown failure code. Possible here: REQUEST_MALFORMED,");
        assertThat(problems(review + "expect: {}\n"))
                .singleElement()
                .asString()
                .startsWith("a.yaml:10:1: expect: nothing is expected. Possible here: allowed,");
    }

    @Test
    void a_module_that_is_not_there_is_a_mistake_unless_another_one_is_asked() {
        String text = "module: gone.wasm\nreview:\n" + configMap("{}") + "expect: {allowed: true}\n";
        assertThat(problems(text)).isEmpty();

        try (GoldenSuite suite = folder.suite().open()) {
            assertThat(suite.problems())
                    .extracting(Object::toString)
                    .containsExactly(folder.root().resolve("a.yaml") + ":1:1: module: there is no file "
                            + folder.root().resolve("gone.wasm")
                            + ". Paths are relative to this file. Was the module built?");
        }
    }

    @Test
    void a_module_must_be_named_somewhere_and_a_folder_must_have_tests() {
        Path file = folder.file("a.yaml", "review:\n" + configMap("{}") + "expect: {allowed: true}\n");
        try (GoldenSuite suite = folder.suite().open()) {
            assertThat(suite.problems())
                    .extracting(Object::toString)
                    .containsExactly(file + ":1:1: no module is named. Name it under the key module, or once for all"
                            + " tests.");
        }
        Path empty = temporary.resolve("other");
        try (GoldenSuite suite = GoldenSuite.in(empty).open()) {
            assertThat(suite.problems())
                    .extracting(Object::toString)
                    .containsExactly(empty + ": there is no such folder. Correct the path.");
        }
    }
}
