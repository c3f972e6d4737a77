package dev.wasmk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.guests.Guests;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    @TempDir
    Path folder;

    @Test
    void a_usable_module_exits_with_zero() {
        String file = Examples.guest(folder, "counts-initialize");

        Result result = Result.of("inspect", file);
        assertThat(result.out())
                .startsWith("file       " + file + "\nsha256     ")
                .contains(
                        "\nkind       a module of the k8s-wasm contract: authn (authentication), authz (authorization), validate (admission)\n")
                .contains("function validate () -> ()\n")
                .contains("function wasi_snapshot_preview1.fd_write (i32, i32, i32, i32) -> i32\n")
                .contains("\nmemory     64 KiB at the start, no limit of its own\n")
                .contains("\ntables     none\n")
                .contains("\ntoo large  none\n")
                .endsWith("\nusable     yes; a guest is reset for each call\n");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @Test
    void why_a_module_is_refused_is_told() {
        Result result = Result.of("inspect", Examples.guest(folder, "forbidden-import"));

        assertThat(result.out())
                .endsWith("\nusable     no\n           - the import 'env.host_call' is not provided: only functions of"
                        + " wasi_snapshot_preview1 are\n");
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void a_file_that_is_no_module_is_told_to_be_none() {
        String text = Examples.file(folder, "a.wat", "(module)");

        Result result = Result.of("inspect", text);
        assertThat(result.out())
                .contains("\nsize       8 bytes\nkind       no core module of WebAssembly\nusable     no\n")
                .endsWith("           - the file is WebAssembly text; translate it first, for example with wat2wasm\n");
        assertThat(result.code()).isEqualTo(1);
        assertThat(Result.of("inspect", "gone.wasm"))
                .isEqualTo(new Result(2, "", "wasm-k8s: there is no file gone.wasm\n"));
    }

    @Test
    void json_tells_all_of_it() {
        String file = Examples.guest(folder, "missing-export");

        Result result = Result.of("inspect", file, "--output", "json");
        assertThat(result.out())
                .isEqualTo("""
                {
                  "file": "%s",
                  "sha256": "%s",
                  "bytes": %d,
                  "kind": "other",
                  "useCases": [],
                  "exports": [
                    {
                      "name": "memory",
                      "kind": "memory"
                    },
                    {
                      "name": "verify",
                      "kind": "function",
                      "signature": "() -> ()"
                    }
                  ],
                  "imports": [],
                  "memories": [
                    {
                      "initialPages": 1,
                      "maximumPages": 65536,
                      "shared": false
                    }
                  ],
                  "tables": [],
                  "functions": 1,
                  "tooLarge": [],
                  "usable": false,
                  "resettable": false,
                  "problems": [
                    "none of the functions 'authn', 'authz', 'validate' is exported, one of which is called"
                  ]
                }
                """.formatted(file, digest(result.out()), Guests.bytes("missing-export").length));
    }

    private static String digest(String out) {
        return out.replaceAll("(?s).*\"sha256\": \"([0-9a-f]{64})\".*", "$1");
    }
}
