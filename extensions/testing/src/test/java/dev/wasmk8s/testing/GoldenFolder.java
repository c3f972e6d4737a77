package dev.wasmk8s.testing;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.EngineMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of golden tests, and beside it guests. */
public record GoldenFolder(Path root) {
    /** The review of a ConfigMap, as the text below {@code review:}. */
    public static String configMap(String data) {
        return """
                  apiVersion: admission.k8s.io/v1
                  kind: AdmissionReview
                  request:
                    uid: "1"
                    kind: {group: "", version: v1, kind: ConfigMap}
                    resource: {group: "", version: v1, resource: configmaps}
                    operation: CREATE
                    object: {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: %s}
                """.formatted(data);
    }

    /** Puts a guest beside the folder. */
    public Path guest(String name) {
        return write("../" + name + ".wasm", Guests.bytes(name));
    }

    /** Writes a golden test. */
    public Path file(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] content) {
        try {
            Path file = root.resolve(name).normalize();
            Files.createDirectories(file.getParent());
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Interpreted, which starts sooner. */
    public GoldenSuite.Builder suite() {
        return GoldenSuite.in(root).mode(EngineMode.INTERPRETED);
    }

    /** Runs all tests. */
    public static List<GoldenResult> run(GoldenSuite.Builder builder) {
        try (GoldenSuite suite = builder.open()) {
            if (!suite.problems().isEmpty()) {
                throw new AssertionError(suite.problems());
            }
            return suite.tests().stream().map(suite::run).toList();
        }
    }

    /** The differences of the only test. */
    public static List<String> differences(GoldenSuite.Builder builder) {
        return run(builder).get(0).differences().stream()
                .map(Difference::toString)
                .toList();
    }
}
