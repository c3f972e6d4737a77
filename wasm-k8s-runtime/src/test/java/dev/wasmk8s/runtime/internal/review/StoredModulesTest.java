package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.internal.image.CodeTrait;
import dev.wasmk8s.runtime.internal.image.ImageDirectory;
import dev.wasmk8s.runtime.internal.image.ImageStore;
import dev.wasmk8s.runtime.internal.image.ModuleImage;
import dev.wasmk8s.spec.UseCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredModulesTest {
    @TempDir
    Path directory;

    /** A store that tells what was found and put. */
    private record Watched(ImageStore store, List<String> events) implements ImageStore {
        @Override
        public Optional<ModuleImage> find(String version, String digest) {
            Optional<ModuleImage> found = store.find(version, digest);
            events.add(found.isPresent() ? "found" : "missing");
            return found;
        }

        @Override
        public void put(ModuleImage image) {
            events.add("put");
            store.put(image);
        }
    }

    private List<String> load(EngineMode mode) throws Exception {
        Watched store = new Watched(ImageDirectory.open(directory, 1 << 24), new ArrayList<>());
        try (ModuleLoader loader = ModuleLoader.start(mode, store)) {
            for (int twice = 0; twice < 2; twice++) {
                LoadedModule module = loader.load(Lab.guest("magic-validator").build(), Set.of(UseCase.ADMISSION));
                assertThat(module.admitter().admit(Lab.CREATE_CONFIG_MAP)).isEqualTo(Verdict.allowed());
            }
        }
        return store.events();
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.reduce((one, other) -> {
                        throw new AssertionError("more than one file");
                    })
                    .orElseThrow();
        }
    }

    @Test
    void a_module_is_compiled_by_the_first_process_and_found_by_the_next() throws Exception {
        assertThat(load(EngineMode.COMPILED)).containsExactly("missing", "put");
        assertThat(load(EngineMode.COMPILED)).containsExactly("found");
    }

    @Test
    void a_damaged_module_is_compiled_again() throws Exception {
        load(EngineMode.COMPILED);
        byte[] bytes = Files.readAllBytes(onlyFile());
        bytes[bytes.length - 1]++;
        Files.write(onlyFile(), bytes);

        assertThat(load(EngineMode.COMPILED)).containsExactly("missing", "put");
        assertThat(load(EngineMode.COMPILED)).containsExactly("found");
    }

    @Test
    void the_interpreter_stores_nothing() throws Exception {
        assertThat(load(EngineMode.INTERPRETED)).isEmpty();
    }

    @Test
    void a_module_that_cannot_be_used_is_not_stored() throws Exception {
        Watched store = new Watched(ImageStore.NONE, new ArrayList<>());
        try (ModuleLoader loader = ModuleLoader.start(EngineMode.COMPILED, store)) {
            Lab.failureToLoad(loader, Lab.guest("missing-export"), UseCase.ADMISSION);
        }
        assertThat(store.events()).containsExactly("missing");
    }

    @Test
    void what_the_code_did_is_known_without_the_code() throws Exception {
        assertThat(Precompiled.image(Guests.bytes("drops-data"), Precompiled.NAME)
                        .traits())
                .containsExactly(CodeTrait.DROPS_SEGMENTS);
        assertThat(Precompiled.image(Guests.bytes("counts-in-global"), Precompiled.NAME)
                        .traits())
                .isEmpty();
    }
}
