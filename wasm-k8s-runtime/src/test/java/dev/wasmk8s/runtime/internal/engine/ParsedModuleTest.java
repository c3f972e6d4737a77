package dev.wasmk8s.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.spec.UseCase;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParsedModuleTest {
    private static List<String> problems(ModuleBytes module) {
        try {
            return ParsedModule.parse(module.write()).problems(Set.of(UseCase.ADMISSION), 16);
        } catch (UnusableModuleException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_small_module_is_fine() {
        assertThat(problems(ModuleBytes.validate(""))).isEmpty();
    }

    @Test
    void a_module_has_one_memory() {
        assertThat(problems(ModuleBytes.validate("").memory("02 00 01 00 01")))
                .containsExactly("the module has 2 memories; one is supported");
    }

    @Test
    void memory_is_not_shared() {
        assertThat(problems(ModuleBytes.validate("").memory("01 03 01 02")))
                .containsExactly("the module has shared memory; build it without threads");
    }

    @Test
    void tables_are_bounded() {
        assertThat(problems(ModuleBytes.validate("").table("01 70 00 81 80 10")))
                .containsExactly("the module starts with a table of 262145 entries; at most 262144 are supported");
    }

    @Test
    void what_cannot_be_bounded_is_refused() {
        assertThat(problems(ModuleBytes.validate("").tags("01 00 00")))
                .containsExactly(
                        "the module uses WebAssembly exceptions, whose memory cannot be limited; build it without them");
        assertThat(problems(ModuleBytes.validate("").types("02 60 00 00 5f 00")))
                .containsExactly(
                        "the module uses garbage-collected types, whose memory cannot be limited; build it without them");
    }

    @Test
    void a_module_that_was_cut_off_anywhere_is_refused() {
        byte[] module = ModuleBytes.validate("41 00 28 02 00 1a").write();
        for (int length = 0; length < module.length; length++) {
            byte[] part = Arrays.copyOf(module, length);
            try {
                // Where a section ends, so may a module; then its exports are missing.
                assertThat(ParsedModule.parse(part).problems(Set.of(UseCase.ADMISSION), 16))
                        .as("the first %d bytes", length)
                        .isNotEmpty();
            } catch (UnusableModuleException e) {
                assertThat(e.problems()).hasSize(1);
            }
        }
    }
}
