package dev.wasmk8s.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.ModuleInspection.Export;
import dev.wasmk8s.runtime.ModuleInspection.Import;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ModuleInspectionTest {
    private static ModuleInspection inspect(String guest) {
        return ModuleInspection.of(Guests.bytes(guest));
    }

    @Test
    void a_usable_module_is_told_with_all_its_parts() {
        ModuleInspection module = inspect("magic-validator");

        assertThat(module.problems()).isEmpty();
        assertThat(module.wellFormed()).isTrue();
        assertThat(module.resettable()).isTrue();
        assertThat(module.sha256()).hasSize(64);
        assertThat(module.bytes()).isEqualTo(Guests.bytes("magic-validator").length);
        assertThat(module.exports())
                .contains(new Export("memory", "memory", ""), new Export("validate", "function", "() -> ()"));
        assertThat(module.imports())
                .contains(new Import("wasi_snapshot_preview1", "fd_read", "function", "(i32, i32, i32, i32) -> i32"));
        assertThat(module.memories()).singleElement().satisfies(memory -> {
            assertThat(memory.initialPages()).isPositive();
            assertThat(memory.maximumPages()).isEqualTo(65536);
        });
        assertThat(module.tables()).singleElement().extracting("type").isEqualTo("funcref");
        assertThat(module.functions()).isPositive();
        assertThat(module.largeFunctions()).isEmpty();
    }

    @Test
    void a_module_that_drops_segments_is_not_resettable() {
        assertThat(inspect("drops-data").problems()).isEmpty();
        assertThat(inspect("drops-data").resettable()).isFalse();
    }

    @Test
    void why_a_module_is_refused_is_told_beside_what_it_holds() {
        ModuleInspection module = inspect("forbidden-import");

        assertThat(module.wellFormed()).isTrue();
        assertThat(module.exports()).isNotEmpty();
        assertThat(module.problems()).singleElement().asString().contains("'env.host_call' is not provided");
        assertThat(inspect("missing-export").problems())
                .first()
                .asString()
                .startsWith("none of the functions 'authn', 'authz', 'validate' is exported");
    }

    @Test
    void whatever_is_no_module_has_an_answer() {
        for (String text : new String[] {"", "(module)", "\0asm\1\0\0\0broken", "{}"}) {
            ModuleInspection file = ModuleInspection.of(text.getBytes(StandardCharsets.ISO_8859_1));

            assertThat(file.wellFormed()).isFalse();
            assertThat(file.problems()).hasSize(1);
            assertThat(file.exports()).isEmpty();
        }
    }
}
