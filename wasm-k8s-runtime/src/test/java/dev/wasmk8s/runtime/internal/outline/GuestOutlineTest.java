package dev.wasmk8s.runtime.internal.outline;

import static org.assertj.core.api.Assertions.assertThatNoException;

import com.dylibso.chicory.wasm.Parser;
import dev.wasmk8s.guests.Guests;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What real guests become is accepted by the JVM, however much is moved. */
class GuestOutlineTest {
    @ParameterizedTest
    @CsvSource({
        "magic-authenticator, 1000, 500, 500",
        "magic-authenticator, 300, 150, 250",
        "magic-validator, 60, 30, 100"
    })
    void every_class_is_valid(String guest, int methodBytes, int targetBytes, int regionBytes) {
        OutlineLimits limits = new OutlineLimits(methodBytes, targetBytes, regionBytes, 1, 2_000_000);
        Map<String, byte[]> compiled = EngineClasses.compile(Parser.parse(Guests.bytes(guest)));
        Map<String, byte[]> outlined =
                Outliner.outline(compiled, limits, ArraySource.NEW).classes();
        ClassLoader loader = ClassFiles.loader(outlined);
        for (String name : outlined.keySet()) {
            assertThatNoException().isThrownBy(() -> Class.forName(name, true, loader));
        }
    }
}
