package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.authentication.Authentication;
import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.spec.UseCase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MagicModulesTest {
    @ParameterizedTest
    @EnumSource(EngineMode.class)
    void smoke(EngineMode mode) throws Exception {
        try (ModuleLoader loader = ModuleLoader.start(mode)) {
            LoadedModule m = loader.load(
                    ModuleDefinition.builder("magic", ModuleSource.bytes(Guests.bytes("magic-authenticator"), "x"))
                            .build(),
                    Set.of(UseCase.AUTHENTICATION));
            Authentication a = m.authenticator(List.of()).authenticate(new TokenReviewSpec("magic-token", List.of()));
            assertThat(a).isInstanceOf(Authentication.Authenticated.class);
        }
    }
}
