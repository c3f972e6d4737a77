package dev.wasmk8s.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TestingPageTest {
    @Test
    void the_test_on_the_page_is_one_that_runs() throws Exception {
        String page = Files.readString(Path.of("../../docs/testing.md"));
        String test = Files.readString(Path.of("src/test/java/dev/wasmk8s/testing/junit/KeyPolicyTest.java"));

        String block =
                page.substring(page.indexOf("class KeyPolicyTest"), page.indexOf("\n}\n", page.indexOf("```java")));
        assertThat(test).contains(block);
    }
}
