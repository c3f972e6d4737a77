package dev.wasmk8s.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.spec.UseCase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManyTablesTest {
    private static List<String> problems(String tables) throws UnusableModuleException {
        return ParsedModule.parse(ModuleBytes.validate("").table(tables).write())
                .problems(Set.of(UseCase.ADMISSION), 16);
    }

    @Test
    void tables_are_bounded_together() throws UnusableModuleException {
        assertThat(problems("02 70 00 80 80 08 70 00 80 80 08")).isEmpty();
        assertThat(problems("02 70 00 80 80 08 70 00 81 80 08"))
                .containsExactly("the module starts with tables of 262145 entries; at most 262144 are supported");
    }

    @Test
    void tables_share_their_room() {
        TableRoom room = new TableRoom();

        assertThat(room.take(HostRules.MAX_TABLE_ENTRIES - 1)).isTrue();
        assertThat(room.take(2)).isFalse();
        assertThat(room.take(1)).isTrue();
        assertThat(room.take(1)).isFalse();
    }
}
