package dev.wasmk8s.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.guests.Guests;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the Java and the YAML out of the README, compiles the one, and runs it on the other. */
class ReadmeTest {
    private static final Path README = Path.of("../../README.md");

    @TempDir
    Path directory;

    @Test
    void theFiveLinesOfTheReadmeCompileAndDecide() throws Exception {
        String configuration = block("yaml").orElseThrow();
        Files.writeString(directory.resolve("access-control.yaml"), atDirectory(configuration));
        for (String name : Guests.names()) {
            Files.write(directory.resolve(name + ".wasm"), Guests.bytes(name));
        }

        Object verdict = run(atDirectory(block("java").orElseThrow()));

        assertThat(verdict.toString()).contains("foobar");
    }

    /** The README speaks of files in the working directory; the test keeps them elsewhere. */
    private String atDirectory(String text) {
        return text.replace(
                        "\"access-control.yaml\"",
                        '"' + directory.resolve("access-control.yaml").toString() + '"')
                .replaceAll("module: (magic-[a-z]+\\.wasm)", "module: " + directory + "/$1");
    }

    private Object run(String statements) throws Exception {
        Path source = directory.resolve("Snippet.java");
        Files.writeString(source, asClass(statements));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of(
                                    "-d",
                                    directory.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-Werror"),
                            null,
                            files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            return ((Callable<?>) loader.loadClass("Snippet").getConstructor().newInstance()).call();
        }
    }

    /** Imports stand first; what follows is the body of a method with an {@code object} at hand. */
    private static String asClass(String statements) {
        String imports =
                statements.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String body =
                statements.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        return """
                %s
                import dev.wasmk8s.json.RawJson;
                public class Snippet implements java.util.concurrent.Callable<Object> {
                    public Object call() {
                        RawJson object = RawJson.of("{\\"apiVersion\\":\\"v1\\",\\"kind\\":\\"ConfigMap\\",\\"metadata\\":{\\"name\\":\\"a\\"}}");
                        Verdict verdict;
                        %s
                        return verdict;
                    }
                }
                """.formatted(imports, body);
    }

    private static Optional<String> block(String language) {
        try {
            Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(README));
            return block.find() ? Optional.of(block.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
