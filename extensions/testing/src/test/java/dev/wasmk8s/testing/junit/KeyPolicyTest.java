package dev.wasmk8s.testing.junit;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class KeyPolicyTest {
    private static final Path MODULE = Path.of("../../guests/rust/modules/magic-validator/magic-validator.wasm");

    @TestFactory
    Stream<DynamicTest> answers_as_its_golden_files_say() {
        return GoldenTests.in(Path.of("src/test/golden"), MODULE);
    }
}
