package dev.wasmk8s.precompile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PrecompileTest {
    private static final SubjectAccessReviewSpec GET = SubjectAccessReviewSpec.of(
            UserInfo.of("ann", "magic-group"),
            ResourceAttributes.of("get", "", "v1", "configmaps", "shop", "settings"));

    @TempDir
    Path temporary;

    private final StringWriter errors = new StringWriter();

    private Path guest(String name) throws Exception {
        return Files.write(temporary.resolve(name + ".wasm"), Guests.bytes(name));
    }

    private int run(String... arguments) {
        CommandLine command = Precompile.command().setErr(new PrintWriter(errors, true));
        return command.execute(arguments);
    }

    private static Map<String, byte[]> files(Path directory) throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void what_it_writes_is_found_by_its_name() throws Exception {
        Path classes = temporary.resolve("classes");
        assertThat(run("--output=" + classes, "com.example.Magic=" + guest("magic-authorizer")))
                .isZero();

        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            ModuleDefinition module = ModuleDefinition.builder(
                            "magic", ModuleSource.precompiled(loader, "com.example.Magic"))
                    .build();
            try (AccessControl control =
                    AccessControl.builder().authorization(module).build()) {
                assertThat(control.authorizer().authorize(GET)).isInstanceOf(Decision.Allow.class);
            }
        }
    }

    @Test
    void the_same_module_becomes_the_same_files() throws Exception {
        String argument = "com.example.Magic=" + guest("magic-authorizer");
        run("--output=" + temporary.resolve("one"), argument);
        run("--output=" + temporary.resolve("other"), argument);

        Map<String, byte[]> one = files(temporary.resolve("one"));
        assertThat(one).containsKeys("com/example/Magic.class", "com/example/Magic.compiled");
        assertThat(files(temporary.resolve("other"))).containsExactlyEntriesOf(one);
    }

    @Test
    void every_module_is_tried_and_every_problem_told() throws Exception {
        Path classes = temporary.resolve("classes");
        int code = run(
                "--output=" + classes,
                "a.Broken=" + Files.writeString(temporary.resolve("broken.wasm"), "(module)"),
                "a.Forbidden=" + guest("forbidden-import"),
                "a.Gone=" + temporary.resolve("gone.wasm"),
                "NoPackage=" + guest("no-output"),
                "a.Good=" + guest("no-output"));

        assertThat(code).isEqualTo(1);
        assertThat(errors.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .endsWith("the file is WebAssembly text; translate it first, for example"
                                        + " with wat2wasm"),
                        line -> assertThat(line).contains("the import 'env.host_call' is not provided"),
                        line -> assertThat(line).contains("gone.wasm: cannot be read or written: "),
                        line -> assertThat(line).endsWith("no name of a class in a package: NoPackage"));
        assertThat(classes.resolve("a/Good.compiled")).exists();
        assertThat(classes.resolve("a/Forbidden.compiled")).doesNotExist();
    }

    @Test
    void a_step_of_a_build_fails_by_an_exception() {
        assertThatThrownBy(() -> Precompile.main(
                        new String[] {"--output=" + temporary, "a.Gone=" + temporary.resolve("gone.wasm")}))
                .isInstanceOf(IllegalStateException.class);
    }
}
