package dev.wasmk8s.testing.junit;

import static dev.wasmk8s.testing.GoldenFolder.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.testing.GoldenFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTestsTest {
    @TempDir
    Path temporary;

    @Test
    void a_file_is_a_test_and_so_is_a_mistake() throws Throwable {
        GoldenFolder folder = new GoldenFolder(temporary.resolve("tests"));
        String review = "review:\n" + configMap("{}");
        folder.file("good.yaml", review + "expect: {allowed: true}\n");
        Path bad = folder.file("bad.yaml", review + "expect: {allowed: false}\n");
        Path broken = folder.file("broken.yaml", review + "expcet: {allowed: false}\n");

        try (Stream<DynamicTest> stream = GoldenTests.of(folder.suite().module(folder.guest("magic-validator")))) {
            List<DynamicTest> tests = stream.toList();

            assertThat(tests)
                    .extracting(DynamicTest::getDisplayName)
                    .containsExactly(broken.toString(), broken.toString(), "bad", "good");
            assertThatThrownBy(tests.get(1).getExecutable()::execute)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("expcet: unknown key");
            assertThatThrownBy(tests.get(2).getExecutable()::execute)
                    .isInstanceOf(AssertionError.class)
                    .hasMessage(bad + " does not hold:\nallowed: expected false, found true");
            tests.get(3).getExecutable().execute();
        }
    }
}
