package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wasmk8s.admission.Verdict;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.image.ImageFormat;
import dev.wasmk8s.runtime.internal.image.ModuleImage;
import dev.wasmk8s.spec.UseCase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrecompiledModulesTest {
    private static final byte[] VALIDATOR = Guests.bytes("magic-validator");

    private static Verdict admit(EngineMode mode, Precompiled classes) throws ModuleLoadException {
        try (ModuleLoader loader = ModuleLoader.start(mode)) {
            return load(loader, classes.source()).admitter().admit(Lab.CREATE_CONFIG_MAP);
        }
    }

    private static LoadedModule load(ModuleLoader loader, ModuleSource source) throws ModuleLoadException {
        return loader.load(ModuleDefinition.builder("precompiled", source).build(), Set.of(UseCase.ADMISSION));
    }

    private static List<String> problems(Precompiled classes) {
        try (ModuleLoader loader = ModuleLoader.start(EngineMode.COMPILED)) {
            return catchThrowableOfType(ModuleLoadException.class, () -> load(loader, classes.source()))
                    .problems();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_precompiled_module_decides_in_every_mode(EngineMode mode) throws Exception {
        assertThat(admit(mode, Precompiled.of(VALIDATOR))).isEqualTo(Verdict.allowed());
    }

    @Test
    void the_same_module_is_opened_once() throws Exception {
        Precompiled classes = Precompiled.of(VALIDATOR);
        try (ModuleLoader loader = ModuleLoader.start(EngineMode.COMPILED)) {
            load(loader, classes.source());
            classes.file(".compiled", new byte[0]);
            load(loader, classes.source());
        }
        assertThat(problems(classes)).containsExactly("the module cannot be read: it is not a compiled module");
    }

    @Test
    void what_chicorys_plugin_makes_is_taken() throws Exception {
        ModuleImage image = Precompiled.image(VALIDATOR, Precompiled.NAME + "Machine");

        assertThat(admit(EngineMode.COMPILED, new Precompiled().classes(image).file(".meta", image.skeleton())))
                .isEqualTo(Verdict.allowed());
    }

    @Test
    void a_module_that_was_compiled_for_another_version_is_refused() throws Exception {
        ModuleImage image = Precompiled.image(VALIDATOR, Precompiled.NAME);
        ModuleImage old = new ModuleImage(
                "host 0, chicory 1.0.0", image.digest(), image.skeleton(), Set.of(), image.mainClass(), Map.of());

        assertThat(problems(new Precompiled().classes(image).file(".compiled", ImageFormat.write(old))))
                .singleElement()
                .asString()
                .matches("the module was precompiled for \\[host 0, chicory 1\\.0\\.0], and this is \\[host 1, chicory"
                        + " \\d+\\.\\d+\\.\\d+.*]; precompile it again");
    }

    @Test
    void a_module_that_is_not_there_is_told() {
        assertThat(problems(new Precompiled()))
                .containsExactly(
                        "the module cannot be read: resource com/example/Policy.compiled is not on the class path");
    }

    @Test
    void classes_that_are_missing_or_others_are_told() throws Exception {
        byte[] image =
                ImageFormat.write(Precompiled.image(VALIDATOR, Precompiled.NAME).withoutClasses());
        byte[] noMachine = ImageFormat.write(
                Precompiled.image(VALIDATOR, String.class.getName()).withoutClasses());

        assertThat(problems(new Precompiled().file(".compiled", image)))
                .singleElement()
                .asString()
                .startsWith("the compiled classes cannot be loaded, compile them again: ");
        assertThat(problems(new Precompiled().file(".compiled", noMachine)))
                .singleElement()
                .asString()
                .startsWith("the compiled classes cannot be loaded, compile them again: ");
    }

    @Test
    void it_is_held_to_the_contract_as_every_module_is() throws Exception {
        assertThat(problems(Precompiled.of(Guests.bytes("magic-authenticator"))))
                .containsExactly("the exported function 'validate' is missing, which admission calls");
    }
}
