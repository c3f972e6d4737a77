package dev.wasmk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    Path folder;

    @Test
    void every_mistake_is_told_with_its_place_and_how_to_mend_it() {
        String file = Examples.file(folder, "a.yaml", """
                apiVersion: wasmk8s.dev/v1alpha1
                kind: AccessControlConfiguration
                admission:
                  moduls: []
                """);

        assertThat(Result.of("check", file))
                .isEqualTo(new Result(
                        1,
                        file
                                + ":3:1: admission: lists no modules. Name at least one under \"modules\", or a group under"
                                + " \"groups\".\n" + file
                                + ":4:3: admission.moduls: unknown key. Did you mean \"modules\"?\n2 problems\n",
                        ""));
        assertThat(Result.of("check", file, "-o", "json").out()).isEqualTo("""
                {
                  "problems": [
                    {
                      "file": "%1$s",
                      "line": 3,
                      "column": 1,
                      "path": "admission",
                      "message": "lists no modules",
                      "advice": "Name at least one under \\"modules\\", or a group under \\"groups\\"."
                    },
                    {
                      "file": "%1$s",
                      "line": 4,
                      "column": 3,
                      "path": "admission.moduls",
                      "message": "unknown key",
                      "advice": "Did you mean \\"modules\\"?"
                    }
                  ]
                }
                """.formatted(file));
    }

    @Test
    void a_good_configuration_exits_with_zero() {
        Examples.guest(folder, "magic-authorizer");
        String file = Examples.file(folder, "a.yaml", """
                apiVersion: wasmk8s.dev/v1alpha1
                kind: AccessControlConfiguration
                authorization:
                  modules:
                  - module: magic-authorizer.wasm
                    matchConditions:
                    - {name: resources, expression: has(request.resourceAttributes)}
                """);

        assertThat(Result.of("check", file)).isEqualTo(new Result(0, "no problems\n", ""));
    }

    @Test
    void a_bare_list_of_modules_is_checked_as_what_it_is_for() {
        Examples.guest(folder, "magic-authorizer");
        String file = Examples.file(folder, "list.yaml", "modules:\n- module: magic-authorizer.wasm\n");

        assertThat(Result.of("check", file, "--as", "authorization").code()).isZero();
        assertThat(Result.of("check", file).code()).isEqualTo(1);
        assertThat(Result.of("check", file, "--as", "authentication").out())
                .contains("the exported function 'authn' is missing");
    }
}
