package dev.wasmk8s.benchmarks.rival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.dylibso.chicory.wasm.Parser;
import dev.wasmk8s.guests.Guests;
import org.junit.jupiter.api.Test;

class MemorySectionTest {
    @Test
    void only_the_memory_changes() {
        byte[] wasm = Guests.bytes("magic-validator");

        var before = Parser.parse(wasm);
        var after = Parser.parse(MemorySection.withPages(wasm, 1024));

        assertThat(after.memorySection().orElseThrow().getMemory(0).limits().initialPages())
                .isEqualTo(1024);
        assertThat(after.codeSection().functionBodyCount())
                .isEqualTo(before.codeSection().functionBodyCount());
        assertThat(after.dataSection().dataSegmentCount())
                .isEqualTo(before.dataSection().dataSegmentCount());
    }

    @Test
    void a_module_without_memory_is_refused() {
        byte[] empty = {0, 'a', 's', 'm', 1, 0, 0, 0};
        assertThatIllegalArgumentException().isThrownBy(() -> MemorySection.withPages(empty, 1));
    }
}
