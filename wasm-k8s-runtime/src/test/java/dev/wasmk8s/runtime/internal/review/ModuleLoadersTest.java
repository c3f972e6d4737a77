package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.files.FileJournal;
import dev.wasmk8s.runtime.internal.guest.GuestCaller;
import dev.wasmk8s.runtime.internal.image.ImageStore;
import dev.wasmk8s.runtime.internal.image.Sha256;
import dev.wasmk8s.runtime.internal.observation.Signals;
import dev.wasmk8s.spec.UseCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleLoadersTest {
    private static final Set<UseCase> ADMISSION = Set.of(UseCase.ADMISSION);

    @TempDir
    private Path directory;

    private final ModuleLoaders loaders = ModuleLoaders.start(EngineMode.INTERPRETED, ImageStore.NONE, Signals.NONE);

    @AfterEach
    void close() {
        loaders.close();
    }

    private CompilingLoader strict() {
        return loaders.open(new LoadOptions(true, new FileJournal()));
    }

    private static GuestCaller load(CompilingLoader loader, ModuleDefinition.Builder definition)
            throws ModuleLoadException {
        return ((WasmModule) loader.load(definition.build(), ADMISSION)).share().caller();
    }

    @Test
    void a_module_with_other_settings_keeps_its_guests() throws ModuleLoadException {
        try (CompilingLoader first = strict();
                CompilingLoader second = strict()) {
            GuestCaller before = load(first, Lab.probe("{\"do\":\"echo\"}"));

            assertThat(load(second, Lab.probe("{\"do\":\"trap\"}"))).isSameAs(before);
            assertThat(load(second, Lab.probe(Lab.ALLOW).guests(1))).isNotSameAs(before);
        }
    }

    @Test
    void two_modules_of_one_version_do_not_share_guests() throws ModuleLoadException {
        try (CompilingLoader loader = strict()) {
            assertThat(load(loader, Lab.probe(Lab.ALLOW))).isNotSameAs(load(loader, Lab.probe(Lab.ALLOW)));
        }
    }

    @Test
    void guests_are_closed_with_the_last_version_that_has_them() throws ModuleLoadException {
        CompilingLoader first = strict();
        CompilingLoader second = strict();
        first.load(Lab.probe(Lab.ALLOW).build(), ADMISSION);
        LoadedModule module = second.load(Lab.probe(Lab.ALLOW).build(), ADMISSION);

        first.close();
        module.admitter().admit(Lab.CREATE_CONFIG_MAP);
        second.close();

        assertThat(Lab.failure(() -> module.admitter().admit(Lab.CREATE_CONFIG_MAP))
                        .code())
                .isEqualTo(FailureCode.CLOSED);
    }

    @Test
    void what_no_version_uses_is_forgotten() throws ModuleLoadException {
        CompilingLoader first = strict();
        first.load(Lab.probe(Lab.ALLOW).build(), ADMISSION);
        first.load(Lab.guest("magic-validator").build(), ADMISSION);
        CompilingLoader second = strict();
        second.load(Lab.probe(Lab.ALLOW).build(), ADMISSION);
        assertThat(loaders.keptModules()).isEqualTo(2);
        assertThat(loaders.keptPools()).isEqualTo(2);

        first.close();
        first.close();
        assertThat(loaders.keptModules()).isEqualTo(1);
        assertThat(loaders.keptPools()).isEqualTo(1);

        second.close();
        assertThat(loaders.keptModules()).isZero();
        assertThat(loaders.keptPools()).isZero();
    }

    @Test
    void what_could_not_be_loaded_is_forgotten_with_its_loader() {
        CompilingLoader loader = strict();
        assertThat(Lab.failureToLoad(loader, Lab.guest("missing-export"), UseCase.ADMISSION))
                .isNotNull();
        assertThat(Lab.failureToLoad(loader, Lab.guest("initialize-traps"), UseCase.ADMISSION))
                .isNotNull();

        loader.close();

        assertThat(loaders.keptModules()).isZero();
        assertThat(loaders.keptPools()).isZero();
    }

    @Test
    void a_module_that_does_not_start_is_refused_where_it_must() throws ModuleLoadException {
        try (CompilingLoader lenient = loaders.open(LoadOptions.standard());
                CompilingLoader strict = strict()) {
            assertThat(Lab.failureToLoad(strict, Lab.guest("initialize-traps"), UseCase.ADMISSION)
                            .problems())
                    .singleElement()
                    .asString()
                    .startsWith("the module does not start: while it started, ");
            lenient.load(Lab.guest("initialize-traps").build(), ADMISSION);
        }
    }

    @Test
    void a_definition_that_stays_is_taken_over_without_a_look_at_its_file() throws Exception {
        Path file = Files.write(directory.resolve("a.wasm"), Guests.bytes("probe"));
        ModuleDefinition definition =
                ModuleDefinition.builder("a", ModuleSource.file(file)).build();
        try (CompilingLoader first = strict();
                CompilingLoader second = strict();
                CompilingLoader third = strict()) {
            first.load(definition, ADMISSION);
            Files.delete(file);

            second.takeOverFrom(first);
            second.load(definition, ADMISSION);

            assertThat(second.loaded()).isEqualTo(first.loaded());
            assertThat(catchThrowableOfType(ModuleLoadException.class, () -> third.load(definition, ADMISSION)))
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void what_was_read_is_noted_with_its_digest() throws IOException {
        Path text = Files.writeString(directory.resolve("text.wasm"), "text");
        Path none = directory.resolve("none.wasm");
        FileJournal journal = new FileJournal();
        try (CompilingLoader loader = loaders.open(new LoadOptions(true, journal))) {
            for (Path file : new Path[] {text, none}) {
                Lab.failureToLoad(loader, ModuleDefinition.builder("a", ModuleSource.file(file)), UseCase.ADMISSION);
            }
        }
        assertThat(journal.contents())
                .containsOnlyKeys(text, none)
                .containsEntry(text, Sha256.hex(Files.readAllBytes(text)));
    }

    @Test
    void services_end_with_the_last_loader() throws ModuleLoadException {
        CompilingLoader loader = strict();
        LoadedModule module = loader.load(Lab.probe(Lab.ALLOW).build(), ADMISSION);
        loaders.close();

        module.admitter().admit(Lab.CREATE_CONFIG_MAP);
        assertThatThrownBy(this::strict).isInstanceOf(IllegalStateException.class);
        loader.close();
    }
}
