package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.spec.UseCase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadingTest {
    private static List<String> problems(ModuleDefinition.Builder definition, UseCase... useCases) {
        return Lab.refusal(EngineMode.COMPILED, definition, useCases).problems();
    }

    private static List<String> problems(byte[] file) {
        return problems(ModuleDefinition.builder("broken", ModuleSource.bytes(file, "broken.wasm")), UseCase.ADMISSION);
    }

    @Test
    void every_missing_export_is_named() {
        assertThat(problems(Lab.guest("missing-export"), UseCase.values()))
                .containsExactly(
                        "the exported function 'authn' is missing, which authentication calls",
                        "the exported function 'authz' is missing, which authorization calls",
                        "the exported function 'validate' is missing, which admission calls");
    }

    @Test
    void only_what_a_module_is_used_for_must_be_exported() {
        assertThat(problems(Lab.guest("magic-validator"), UseCase.AUTHENTICATION))
                .hasSize(1);
        Lab.load(EngineMode.COMPILED, Lab.guest("magic-validator"), UseCase.ADMISSION);
    }

    @Test
    void forbidden_imports_are_named() {
        assertThat(problems(Lab.guest("forbidden-import"), UseCase.ADMISSION))
                .containsExactly(
                        "the import 'env.host_call' is not provided: only functions of wasi_snapshot_preview1 are");
        assertThat(problems(Lab.guest("unknown-wasi-function"), UseCase.ADMISSION))
                .singleElement()
                .asString()
                .contains("wasi_snapshot_preview1.sock_open");
        assertThat(problems(Lab.guest("imported-memory"), UseCase.ADMISSION))
                .anySatisfy(problem -> assertThat(problem).contains("env.memory"));
    }

    @Test
    void an_import_with_another_signature_is_told_with_both() {
        assertThat(problems(Lab.guest("wrong-wasi-signature"), UseCase.ADMISSION))
                .containsExactly("the import 'wasi_snapshot_preview1.fd_write' has the signature (i32, i64) -> i32;"
                        + " the host provides (i32, i32, i32, i32) -> i32");
    }

    @Test
    void exports_of_another_kind_or_with_parameters_are_told() {
        assertThat(problems(Lab.guest("export-not-a-function"), UseCase.ADMISSION))
                .containsExactly("the export 'validate' is a global; expected a function");
        assertThat(problems(Lab.guest("export-with-parameter"), UseCase.ADMISSION))
                .singleElement()
                .asString()
                .startsWith("the exported function 'validate' has 1 parameter(s)");
        assertThat(problems(Lab.guest("no-memory-export"), UseCase.ADMISSION))
                .containsExactly("the exported memory 'memory' is missing, which WASI needs");
    }

    @Test
    void memory_beyond_the_limit_is_told() {
        assertThat(problems(Lab.guest("memory-too-large"), UseCase.ADMISSION))
                .containsExactly(
                        "the module starts with 32768 memory pages of 64 KiB, and its limit is 1024; raise the limit");
        assertThat(problems(Lab.guest("magic-validator").limits(Limits.DEFAULT.withMemoryPages(4)), UseCase.ADMISSION))
                .singleElement()
                .asString()
                .matches("the module starts with \\d+ memory pages of 64 KiB, and its limit is 4; raise the limit");
    }

    @Test
    void what_is_no_module_is_told_apart() {
        byte[] module = Guests.bytes("no-output");
        assertThat(problems(new byte[0]))
                .containsExactly("the file is not a WebAssembly module: it has fewer than 8 bytes");
        assertThat(problems("#!/bin/sh echo".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        "the file is not a WebAssembly module: it does not begin with 00 61 73 6d 01 00 00 00");
        assertThat(problems("(module)".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("the file is WebAssembly text; translate it first, for example with wat2wasm");
        assertThat(problems(new byte[] {0, 'a', 's', 'm', 13, 0, 1, 0}))
                .containsExactly("the file is a WebAssembly component; build a core module instead, for example for"
                        + " the target wasm32-wasip1");
        assertThat(problems(Arrays.copyOf(module, module.length - 3)))
                .singleElement()
                .asString()
                .startsWith("the module is damaged, or not valid WebAssembly: ");
    }

    @Test
    void a_source_that_cannot_be_read_is_told() {
        assertThat(problems(
                        ModuleDefinition.builder("gone", ModuleSource.file(Path.of("no-such.wasm"))),
                        UseCase.ADMISSION))
                .singleElement()
                .asString()
                .matches("the module cannot be read: file .*no-such.wasm does not exist");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        ModuleDefinition.Builder definition = Lab.guest("missing-export")
                .settings(RawJson.of("{"))
                .grants(new Grants(List.of(), Map.of(), Map.of("/data", Path.of("no-such-directory"))));

        ModuleLoadException refusal = Lab.refusal(EngineMode.COMPILED, definition, UseCase.ADMISSION);

        assertThat(refusal.problems()).hasSize(3);
        assertThat(refusal.problems().get(0))
                .isEqualTo("the directory no-such-directory, granted as '/data', does not exist");
        assertThat(refusal.problems().get(1)).startsWith("the settings are not valid JSON: ");
        assertThat(refusal).hasMessageStartingWith("module 'missing-export' (missing-export.wasm): the directory");
    }

    @Test
    void a_module_answers_only_what_it_was_loaded_for() {
        LoadedModule module = Lab.load(EngineMode.COMPILED, Lab.guest("probe"), UseCase.ADMISSION);

        assertThatThrownBy(module::authorizer)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("module 'probe' was not loaded for AUTHORIZATION");
        assertThatThrownBy(() -> module.authenticator(List.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_closed_module_answers_nothing_more_and_others_do() {
        LoadedModule closed = Lab.load(EngineMode.COMPILED, Lab.probe(Lab.ALLOW), UseCase.ADMISSION);
        closed.close();

        assertThat(Lab.failure(() -> closed.admitter().admit(Lab.CREATE_CONFIG_MAP))
                        .code())
                .isEqualTo(FailureCode.CLOSED);
        Lab.admit(EngineMode.COMPILED, Lab.probe(Lab.ALLOW));
    }

    @Test
    void a_closed_loader_closes_its_modules() throws ModuleLoadException {
        LoadedModule module;
        try (ModuleLoader loader = ModuleLoader.start(EngineMode.INTERPRETED)) {
            module = loader.load(Lab.guest("no-output").build(), Set.of(UseCase.ADMISSION));
        }
        assertThat(Lab.failure(() -> module.admitter().admit(Lab.CREATE_CONFIG_MAP))
                        .code())
                .isEqualTo(FailureCode.CLOSED);
    }
}
