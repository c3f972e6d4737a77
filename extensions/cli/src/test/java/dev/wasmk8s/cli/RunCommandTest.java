package dev.wasmk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    @TempDir
    Path folder;

    private Result run(String guest, String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "run";
        arguments[1] = Examples.guest(folder, guest);
        arguments[2] = "--mode";
        arguments[3] = "interpreted";
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Result.of(arguments);
    }

    @Test
    void a_denial_is_shown_and_exits_with_one() {
        Result result = run("magic-validator", "--review", Examples.DENIED);

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                {
                  "apiVersion": "admission.k8s.io/v1",
                  "kind": "AdmissionReview",
                  "response": {
                    "uid": "1f6e2d3c-4b5a-4978-8695-a4b3c2d1e0f9",
                    "allowed": false,
                    "status": {
                      "status": "Failure",
                      "message": "admission webhook \\"magic-validator\\" denied the request: %s",
                      "code": 400
                    },
                    "auditAnnotations": {
                      "mutation.webhook.admission.k8s.io/round_0_index_0": "{\\"configuration\\":\\"wasm-k8s\\",\\"webhook\\":\\"magic-validator\\",\\"mutated\\":false}"
                    }
                  }
                }
                """.formatted(Examples.KEY));
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void what_is_allowed_exits_with_zero() {
        Result result = run("magic-validator", "-r", Examples.ALLOWED, "--as", "validate", "-o", "json");

        assertThat(result.out())
                .isEqualTo("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"response\":{"
                        + "\"uid\":\"1f6e2d3c-4b5a-4978-8695-a4b3c2d1e0f9\",\"allowed\":true}}\n");
        assertThat(result.code()).isZero();
    }

    @Test
    void a_change_is_an_answer_of_a_mutating_module_and_a_failure_of_a_validating_one() {
        assertThat(run("magic-mutator", "-r", Examples.ALLOWED).out()).contains("\"patchType\": \"Full\"");

        Result result = run("magic-mutator", "-r", Examples.ALLOWED, "--as", "validate");
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("wasm-k8s: RESPONSE_REFUSED: received invalid webhook response: validating webhook may not"
                        + " return response.patch\n");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void a_review_comes_from_standard_input_too() {
        String review =
                "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\",\"spec\":{\"token\":\"%s\"}}";
        String module = Examples.guest(folder, "magic-authenticator");

        Result known = Result.withInput(
                review.formatted("magic-token"), "run", module, "--mode", "interpreted", "-r", "-", "-o", "json");
        assertThat(known.out()).contains("\"authenticated\":true");
        assertThat(known.code()).isZero();
        Result unknown = Result.withInput(review.formatted("wrong"), "run", module, "--mode", "interpreted", "-r", "-");
        assertThat(unknown.out()).contains("\"status\": {}");
        assertThat(unknown.code()).isEqualTo(1);
    }

    @Test
    void no_opinion_exits_with_one() {
        String review = Examples.file(folder, "access.yaml", """
                apiVersion: authorization.k8s.io/v1
                kind: SubjectAccessReview
                spec: {user: ann, resourceAttributes: {verb: get, version: v1, resource: pods}}
                """);

        assertThat(run("magic-authorizer", "-r", review).code()).isEqualTo(1);
    }

    @Test
    void settings_reach_the_module() {
        String settings = Examples.file(folder, "settings.yaml", "required: {team: {}}\n");

        Result result = run("required-labels-validator", "-r", Examples.ALLOWED, "-s", settings);
        assertThat(result.out()).contains("\"code\": 422");
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void a_failure_exits_with_two_and_tells_its_code() {
        Result result = run("endless-loop", "-r", Examples.ALLOWED, "--deadline", "50ms", "-o", "json");

        assertThat(result.err()).startsWith("wasm-k8s: DEADLINE_EXCEEDED: ").hasLineCount(1);
        assertThat(result.out())
                .startsWith("{\n  \"error\": {\n    \"code\": \"DEADLINE_EXCEEDED\",\n    \"message\": \"");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void a_module_that_cannot_be_used_exits_with_two_and_tells_why() {
        Result result = run("forbidden-import", "-r", Examples.ALLOWED);

        assertThat(result.err())
                .startsWith("wasm-k8s: MODULE_INVALID: ")
                .contains("'env.host_call' is not provided")
                .hasLineCount(1);
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void mistakes_are_told_in_a_line() {
        assertThat(Result.of("run", "gone.wasm", "-r", Examples.ALLOWED))
                .isEqualTo(new Result(2, "", "wasm-k8s: there is no file gone.wasm\n"));
        assertThat(run("magic-validator", "-r", "gone.json"))
                .isEqualTo(new Result(2, "", "wasm-k8s: there is no file gone.json\n"));
        assertThat(run("magic-validator", "-r", Examples.ALLOWED, "--as", "authn"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "wasm-k8s: --as authn is for the kind TokenReview, and " + Examples.ALLOWED
                                + " has the kind AdmissionReview\n"));
        String broken = Examples.file(folder, "broken.json", "{\"kind\": }");
        assertThat(run("magic-validator", "-r", broken).err())
                .startsWith("wasm-k8s: " + broken + ": line 1, column ")
                .hasLineCount(1);
        String yaml = Examples.file(folder, "broken.yaml", "kind: [\n");
        assertThat(run("magic-validator", "-r", yaml).err()).startsWith("wasm-k8s: " + yaml + ":2:1: not YAML or JSON");
    }

    @Test
    void the_whole_story_is_told_if_asked_for() {
        assertThat(Result.of("run", "gone.wasm", "-r", Examples.ALLOWED, "--verbose")
                        .err())
                .startsWith("wasm-k8s: there is no file gone.wasm\n")
                .contains("at dev.wasmk8s.cli");
    }
}
