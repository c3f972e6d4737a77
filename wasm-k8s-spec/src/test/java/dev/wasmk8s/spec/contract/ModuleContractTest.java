package dev.wasmk8s.spec.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.spec.contract.ModuleShape.Export;
import dev.wasmk8s.spec.contract.ModuleShape.Import;
import dev.wasmk8s.spec.contract.ModuleShape.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModuleContractTest {
    private static final Export MEMORY = new Export("memory", Kind.MEMORY, 0);
    private static final Set<String> WASI = Set.of("fd_read", "fd_write");

    @Test
    void aModuleThatKeepsToTheContractHasNoProblem() {
        ModuleShape module = new ModuleShape(
                List.of(MEMORY, function("validate", 0), function("_initialize", 0), function("_start", 0)),
                List.of(new Import("wasi_snapshot_preview1", "fd_read", Kind.FUNCTION)));
        assertThat(ModuleContract.check(module, Set.of(UseCase.ADMISSION), WASI))
                .isEmpty();
    }

    @Test
    void whatIsNotAskedForNeedNotBeThere() {
        ModuleShape module = new ModuleShape(List.of(MEMORY, function("authn", 0), function("authz", 5)), List.of());
        assertThat(ModuleContract.check(module, Set.of(UseCase.AUTHENTICATION), WASI))
                .isEmpty();
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        ModuleShape module = new ModuleShape(
                List.of(
                        new Export("authn", Kind.GLOBAL, 0),
                        function("authz", 2),
                        function("_initialize", 1),
                        new Export("memory", Kind.TABLE, 0)),
                List.of(
                        new Import("env", "host_call", Kind.FUNCTION),
                        new Import("env", "memory", Kind.MEMORY),
                        new Import("wasi_snapshot_preview1", "fd_read", Kind.FUNCTION),
                        new Import("wasi_snapshot_preview1", "fd_write", Kind.GLOBAL),
                        new Import("wasi_snapshot_preview1", "sock_open", Kind.FUNCTION),
                        new Import("wasi_unstable", "fd_read", Kind.FUNCTION)));
        assertThat(ModuleContract.check(module, EnumSet.allOf(UseCase.class), WASI))
                .containsExactly(
                        "the export 'authn' is a global; expected a function",
                        "the exported function 'authz' has 2 parameter(s); expected none, because input comes on"
                                + " standard input",
                        "the exported function 'validate' is missing, which admission calls",
                        "the exported function '_initialize' has 1 parameter(s); expected none, because input comes"
                                + " on standard input",
                        "the export 'memory' is a table; expected a memory",
                        "the import 'env.host_call' is not provided: only functions of wasi_snapshot_preview1 are",
                        "the import 'env.memory' is not provided: only functions of wasi_snapshot_preview1 are",
                        "the import 'wasi_snapshot_preview1.fd_write' is a global; only functions are provided",
                        "the import 'wasi_snapshot_preview1.sock_open' is not provided: no such WASI function is known",
                        "the import 'wasi_unstable.fd_read' is not provided: only functions of"
                                + " wasi_snapshot_preview1 are");
    }

    @Test
    void aModuleWithoutExportsLacksTheMemoryToo() {
        assertThat(ModuleContract.check(new ModuleShape(List.of(), List.of()), Set.of(UseCase.ADMISSION), WASI))
                .containsExactly(
                        "the exported function 'validate' is missing, which admission calls",
                        "the exported memory 'memory' is missing, which WASI needs");
    }

    @Test
    void aProgramIsToldToBecomeALibrary() {
        ModuleShape program = new ModuleShape(List.of(MEMORY, function("_start", 0)), List.of());
        assertThat(ModuleContract.check(program, Set.of(UseCase.AUTHENTICATION), WASI))
                .singleElement()
                .asString()
                .endsWith("it exports _start: build it as a library (reactor), not as a program (command)");
    }

    @Test
    void theNameMutateIsNoSubstitute() {
        List<Export> exports = new ArrayList<>(List.of(MEMORY, function("mutate", 0)));
        assertThat(ModuleContract.check(new ModuleShape(exports, List.of()), Set.of(UseCase.ADMISSION), WASI))
                .hasSize(1);
    }

    @Test
    void namesOfImportsCannotForgeLines() {
        ModuleShape module = new ModuleShape(
                List.of(MEMORY, function("authn", 0)), List.of(new Import("env", "a\nb", Kind.FUNCTION)));
        assertThat(ModuleContract.check(module, Set.of(UseCase.AUTHENTICATION), WASI))
                .singleElement()
                .asString()
                .contains("env.a\\nb");
    }

    private static Export function(String name, int parameters) {
        return new Export(name, Kind.FUNCTION, parameters);
    }
}
