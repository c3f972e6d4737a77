package dev.wasmk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.runtime.ModuleInspection;
import dev.wasmk8s.runtime.ModuleInspection.Export;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModuleKindTest {
    private static ModuleKind exporting(String... names) {
        List<Export> exports = Stream.of(names)
                .map(name -> new Export(name, "function", "() -> ()"))
                .toList();
        return ModuleKind.of(new ModuleInspection(
                "", 0, true, exports, List.of(), List.of(), List.of(), 1, false, List.of(), List.of()));
    }

    @Test
    void exports_tell_for_what_host_a_module_was_made() {
        assertThat(exporting("authz", "_initialize")).isEqualTo(ModuleKind.K8S_WASM);
        assertThat(exporting("_start", "__guest_call")).isEqualTo(ModuleKind.WAPC);
        assertThat(exporting("opa_eval_ctx_new", "eval")).isEqualTo(ModuleKind.OPA);
        assertThat(exporting("_start")).isEqualTo(ModuleKind.WASI_COMMAND);
        assertThat(exporting("verify")).isEqualTo(ModuleKind.OTHER);
    }
}
