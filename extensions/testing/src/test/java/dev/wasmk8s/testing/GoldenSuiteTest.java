package dev.wasmk8s.testing;

import static dev.wasmk8s.testing.GoldenFolder.configMap;
import static dev.wasmk8s.testing.GoldenFolder.differences;
import static dev.wasmk8s.testing.GoldenFolder.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenSuiteTest {
    private static final String KEY = "the key `not-allowed-value` is not allowed in a ConfigMap";

    @TempDir
    Path temporary;

    private GoldenFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new GoldenFolder(temporary.resolve("tests"));
    }

    private void admission(String name, String data, String expect) {
        folder.file(name + ".yaml", "review:\n" + configMap(data) + "expect:\n" + expect.indent(2));
    }

    @Test
    void what_holds_passes_and_what_does_not_is_told_path_by_path() {
        admission(
                "b-denies", "{not-allowed-value: x}", "allowed: false\nstatus: {code: 400, message: \"" + KEY + "\"}");
        admission("a-denies-wrongly", "{a: b}", "allowed: false\nstatus: {message: \"" + KEY + "\"}");

        List<GoldenResult> results = run(folder.suite().module(folder.guest("magic-validator")));

        assertThat(results)
                .extracting(result -> result.test().name(), GoldenResult::passed)
                .containsExactly(tuple("a-denies-wrongly", false), tuple("b-denies", true));
        assertThat(results.get(0).differences())
                .extracting(Difference::toString)
                .containsExactly(
                        "allowed: expected false, found true",
                        "status:\n  expected {\"message\":\"" + KEY + "\"}\n  found    nothing");
    }

    @Test
    void of_a_status_only_the_keys_that_are_given_are_compared() {
        admission("a", "{not-allowed-value: x}", "status: {reason: Forbidden, message: other}");

        assertThat(differences(folder.suite().module(folder.guest("magic-validator"))))
                .containsExactly(
                        "status.reason: expected \"Forbidden\", found nothing",
                        "status.message:\n  expected \"other\"\n  found    \"" + KEY + "\"");
    }

    @Test
    void an_object_is_compared_as_it_is_after_mutation() {
        admission("a", "{b: c}", """
                allowed: true
                object:
                  apiVersion: v1
                  kind: ConfigMap
                  metadata: {name: a}
                  data: {b: d, magic-value: foobar}
                """);

        assertThat(differences(folder.suite().module(folder.guest("magic-mutator"))))
                .containsExactly("object.data.b: expected \"d\", found \"c\"");
    }

    @Test
    void an_object_that_stays_as_it_is_can_be_expected_too() {
        admission("a", "{b: c}", """
                object: {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {b: c}}
                """);

        assertThat(differences(folder.suite().module(folder.guest("magic-validator"))))
                .isEmpty();
    }

    @Test
    void each_test_has_its_own_settings_and_none_are_not_the_same_as_empty_ones() {
        folder.guest("required-labels-validator");
        String head = "module: ../required-labels-validator.wasm\n";
        String review = "review:\n" + configMap("{}");
        folder.file(
                "1.yaml",
                head + "settings: {required: {team: {}}}\n" + review
                        + "expect: {allowed: false, status: {code: 422}}\n");
        folder.file("2.yaml", head + "settings: {required: {}}\n" + review + "expect: {allowed: true}\n");
        folder.file("3.yaml", head + review + "expect: {error: {code: GUEST_REPORTED, contains: settings}}\n");
        folder.file(
                "4.yaml",
                head + "settings: {required: {team: {}}}\n" + review
                        + "expect: {allowed: false, status: {code: 422}}\n");

        assertThat(run(folder.suite())).hasSize(4).allSatisfy(result -> assertThat(result.differences())
                .isEmpty());
    }

    @Test
    void all_three_reviews_can_be_asked() {
        folder.guest("magic-authenticator");
        folder.guest("magic-authorizer");
        folder.file("token.yaml", """
                module: ../magic-authenticator.wasm
                review:
                  apiVersion: authentication.k8s.io/v1
                  kind: TokenReview
                  spec: {token: magic-token}
                expect:
                  authenticated: true
                  user: {username: magic-user, uid: "0", groups: [magic-group]}
                """);
        folder.file("nobody.yaml", """
                module: ../magic-authenticator.wasm
                review: {apiVersion: authentication.k8s.io/v1, kind: TokenReview, spec: {token: wrong}}
                expect: {authenticated: false, user: null}
                """);
        folder.file("access.json", """
                {
                  "module": "../magic-authorizer.wasm",
                  "review": {
                    "apiVersion": "authorization.k8s.io/v1",
                    "kind": "SubjectAccessReview",
                    "spec": {"user": "a", "groups": ["magic-group"],
                             "resourceAttributes": {"verb": "get", "version": "v1", "resource": "configmaps"}}
                  },
                  "expect": {"allowed": true, "denied": false}
                }
                """);

        assertThat(run(folder.suite())).hasSize(3).allSatisfy(result -> assertThat(result.differences())
                .isEmpty());
    }

    @Test
    void failures_are_compared_by_code_and_part_of_their_text() {
        admission("a", "{}", "error: {code: GUEST_EXITED, contains: \"3\"}");
        assertThat(differences(folder.suite().module(folder.guest("exits-with-three"))))
                .isEmpty();

        admission("a", "{}", "error: {code: GUEST_EXITED, contains: other}");
        assertThat(differences(folder.suite().module(folder.guest("exits-with-three"))))
                .singleElement()
                .asString()
                .startsWith("error.contains:");

        admission("a", "{}", "allowed: true");
        assertThat(differences(folder.suite().module(folder.guest("exits-with-three"))))
                .singleElement()
                .asString()
                .contains("error")
                .contains("expected nothing")
                .contains("GUEST_EXITED");
    }

    @Test
    void an_answer_where_a_failure_is_expected_is_a_difference() {
        admission("a", "{}", "error: {code: GUEST_TRAPPED}");

        assertThat(differences(folder.suite().module(folder.guest("magic-validator"))))
                .containsExactly("error:\n  expected GUEST_TRAPPED\n  found    nothing, but the answer "
                        + "{\"allowed\":true,\"object\":{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\","
                        + "\"metadata\":{\"name\":\"a\"},\"data\":{}}}");
    }

    @Test
    void limits_and_mode_are_those_that_are_set() {
        admission("a", "{}", "error: {code: DEADLINE_EXCEEDED}");

        assertThat(differences(GoldenSuite.in(folder.root())
                        .module(folder.guest("endless-loop"))
                        .mode(EngineMode.COMPILED)
                        .limits(Limits.DEFAULT.withDeadline(Duration.ofMillis(50)))))
                .isEmpty();
    }

    @Test
    void a_module_that_cannot_be_loaded_fails_its_tests_and_can_be_expected_to() {
        admission("a", "{}", "error: {code: MODULE_INVALID, contains: \"'env.host_call' is not provided\"}");

        assertThat(differences(folder.suite().module(folder.guest("forbidden-import"))))
                .isEmpty();
    }

    @Test
    void an_object_that_no_module_is_shown_is_not_taken_for_allowed() {
        folder.file("a.yaml", """
                review:
                  apiVersion: admission.k8s.io/v1
                  kind: AdmissionReview
                  request:
                    uid: "1"
                    kind: {group: admissionregistration.k8s.io, version: v1, kind: ValidatingAdmissionPolicy}
                    resource: {group: admissionregistration.k8s.io, version: v1, resource: validatingadmissionpolicies}
                    operation: DELETE
                expect: {allowed: true}
                """);

        assertThat(differences(folder.suite().module(folder.guest("magic-validator"))))
                .singleElement()
                .asString()
                .contains("shown to no module");
    }
}
