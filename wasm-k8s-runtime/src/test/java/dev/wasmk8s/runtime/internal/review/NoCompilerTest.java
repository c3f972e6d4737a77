package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasi.WasiPreview1;
import com.dylibso.chicory.wasm.Parser;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.internal.image.ImageDirectory;
import dev.wasmk8s.runtime.internal.image.ImageFormat;
import dev.wasmk8s.runtime.internal.image.ModuleImage;
import dev.wasmk8s.spec.UseCase;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.core.json.JsonFactory;

/** A class path without the compiler runs all that is compiled already, and says what is missing for the rest. */
class NoCompilerTest {
    @TempDir
    Path directory;

    private Path wasm;
    private RecordingClassPath classPath;

    @BeforeEach
    void open() throws Exception {
        wasm = Files.write(directory.resolve("magic-validator.wasm"), Guests.bytes("magic-validator"));
        URL[] urls = Stream.of(
                        NoCompilerProgram.class,
                        AccessControl.class,
                        RawJson.class,
                        UseCase.class,
                        Instance.class,
                        Parser.class,
                        WasiPreview1.class,
                        LoggerFactory.class,
                        JsonFactory.class)
                .map(NoCompilerTest::root)
                .toArray(URL[]::new);
        urls = Arrays.copyOf(urls, urls.length + 1);
        urls[urls.length - 1] =
                Files.createDirectory(directory.resolve("classes")).toUri().toURL();
        classPath = new RecordingClassPath(urls);
    }

    @AfterEach
    void close() throws Exception {
        classPath.close();
    }

    /** The folder or file that a class is in; its code source would be wrong for tests, which stand in for a module. */
    private static URL root(Class<?> type) {
        String path = type.getName().replace('.', '/') + ".class";
        String url = Objects.requireNonNull(type.getResource("/" + path)).toString();
        try {
            return new URL(url.substring(0, url.length() - path.length()));
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private String run(String... arguments) throws Exception {
        return (String) classPath
                .loadClass(NoCompilerProgram.class.getName())
                .getMethod("decide", String[].class)
                .invoke(null, (Object) arguments);
    }

    @Test
    void the_compiler_is_really_missing() {
        assertThat(finds(MachineFactoryCompiler.class.getName())).isFalse();
        assertThat(finds("org.objectweb.asm.ClassWriter")).isFalse();
        assertThat(finds(Instance.class.getName())).isTrue();
    }

    /** Which is not on this class path either. */
    @Test
    void a_module_that_answers_with_operations_is_refused_without_their_library() throws Exception {
        assertThat(finds("io.fabric8.zjsonpatch.JsonPatch")).isFalse();
        assertThat(run("operations", Precompiled.NAME))
                .contains("patches of the type JSONPatch need a library that is not there:"
                        + " put io.fabric8:zjsonpatch 8");
    }

    private boolean finds(String name) {
        try {
            return classPath.loadClass(name) != null;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Test
    void a_precompiled_module_decides() throws Exception {
        ModuleImage image = Precompiled.image(Guests.bytes("magic-validator"), Precompiled.NAME);
        Path classes = Files.createDirectories(directory.resolve("classes/com/example"));
        for (Map.Entry<String, byte[]> entry : image.classes().entrySet()) {
            String simpleName = entry.getKey().substring(entry.getKey().lastIndexOf('.') + 1);
            Files.write(classes.resolve(simpleName + ".class"), entry.getValue());
        }
        Files.write(classes.resolve("Policy.compiled"), ImageFormat.write(image.withoutClasses()));

        assertThat(run("precompiled", Precompiled.NAME)).contains("\"allowed\":true");
    }

    @Test
    void a_precompiled_module_decides_without_what_is_slow_to_start() throws Exception {
        a_precompiled_module_decides();

        assertThat(classPath.loaded())
                .contains(Instance.class.getName())
                .noneMatch(name -> name.startsWith("org.slf4j.")
                        || name.startsWith("org.snakeyaml.")
                        || name.startsWith("tools.jackson.")
                        || name.startsWith("com.dylibso.chicory.wasi.")
                        || name.endsWith(".MemCopyWorkaround"));
    }

    @Test
    void a_module_from_the_cache_decides() throws Exception {
        Path cache = directory.resolve("cache");
        try (ModuleLoader loader = ModuleLoader.start(EngineMode.COMPILED, ImageDirectory.open(cache, 1 << 24))) {
            loader.load(Lab.guest("magic-validator").build(), Set.of(UseCase.ADMISSION));
        }

        assertThat(run("file", wasm.toString(), cache.toString())).contains("\"allowed\":true");
    }

    @Test
    void a_module_that_must_be_compiled_is_refused_with_what_to_do() throws Exception {
        assertThat(run("file", wasm.toString(), directory.resolve("empty").toString()))
                .contains("the module must be compiled, and the compiler is missing; add com.dylibso.chicory:compiler");
    }
}
