package dev.wasmk8s.cli;

import dev.wasmk8s.runtime.ModuleInspection;
import dev.wasmk8s.spec.UseCase;
import java.util.List;
import java.util.stream.Stream;

/** For what host a module was made, as far as its exports and imports tell. */
enum ModuleKind {
    K8S_WASM("k8s-wasm", "a module of the k8s-wasm contract"),
    WAPC("wapc", "a waPC guest, as most Kubewarden policies are"),
    OPA("opa", "an OPA policy"),
    WASI_COMMAND("wasi-command", "a WASI command, that is, a program"),
    OTHER("other", "another WebAssembly module"),
    NO_MODULE("no-module", "no core module of WebAssembly");

    private final String word;
    private final String description;

    ModuleKind(String word, String description) {
        this.word = word;
        this.description = description;
    }

    static ModuleKind of(ModuleInspection module) {
        if (!module.wellFormed()) {
            return NO_MODULE;
        }
        if (!useCases(module).isEmpty()) {
            return K8S_WASM;
        }
        if (exports(module, "__guest_call")
                || module.imports().stream().anyMatch(each -> each.module().equals("wapc"))) {
            return WAPC;
        }
        if (exports(module, "opa_eval") || exports(module, "opa_eval_ctx_new")) {
            return OPA;
        }
        return exports(module, "_start") ? WASI_COMMAND : OTHER;
    }

    /** What the module can be used for. */
    static List<UseCase> useCases(ModuleInspection module) {
        return Stream.of(UseCase.values())
                .filter(useCase -> exports(module, useCase.export()))
                .toList();
    }

    private static boolean exports(ModuleInspection module, String name) {
        return module.exports().stream().anyMatch(export -> export.name().equals(name));
    }

    /** For programs. */
    String word() {
        return word;
    }

    /** For people. */
    String description() {
        return description;
    }
}
