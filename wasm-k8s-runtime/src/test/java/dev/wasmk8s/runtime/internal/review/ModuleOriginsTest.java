package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.authentication.TokenReviewSpec;
import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.runtime.internal.image.ImageDirectory;
import dev.wasmk8s.spec.UseCase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A module answers the same, wherever its code comes from: every guest, every use case, several requests. */
class ModuleOriginsTest {
    private static final Limits UNHURRIED = Limits.DEFAULT.withDeadline(Duration.ofSeconds(60));
    private static final Pattern UID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Set<String> ENDLESS = Set.of("endless-loop", "reads-clock-forever");

    @TempDir
    static Path directory;

    /**
     * All that end by themselves. Those of {@code guests/hostile} have a test of their own, and those in Go, which take
     * long to compile, are asked in all modes by the conformance test.
     */
    static Stream<String> guests() {
        return Guests.names().stream()
                .filter(guest -> !ENDLESS.contains(guest) && !guest.endsWith("-go"))
                .filter(guest -> !guest.startsWith("hostile-") || guest.equals("hostile-pointers"));
    }

    @ParameterizedTest
    @MethodSource("guests")
    void answers_are_the_same(String guest) throws Exception {
        byte[] wasm = Guests.bytes(guest);
        Precompiled precompiled = null;
        for (UseCase useCase : UseCase.values()) {
            List<String> compiled = answers(loader(), ModuleSource.bytes(wasm, guest), useCase);
            assertThat(answers(loader(), ModuleSource.bytes(wasm, guest), useCase))
                    .as("stored, %s", useCase)
                    .isEqualTo(compiled);
            if (!compiled.get(0).startsWith("refused")) {
                precompiled = precompiled == null ? Precompiled.of(wasm) : precompiled;
                assertThat(answers(loader(), precompiled.source(), useCase))
                        .as("precompiled, %s", useCase)
                        .isEqualTo(compiled);
            }
        }
    }

    /** The first one that loads a module compiles it, and each later one finds it. */
    private static ModuleLoader loader() throws Exception {
        return ModuleLoader.start(EngineMode.COMPILED, ImageDirectory.open(directory, 1 << 26));
    }

    private static List<String> answers(ModuleLoader owned, ModuleSource source, UseCase useCase) {
        ModuleDefinition definition = ModuleDefinition.builder("same", source)
                .mutating(true)
                .limits(UNHURRIED)
                .build();
        try (ModuleLoader loader = owned) {
            LoadedModule module = loader.load(definition, Set.of(useCase));
            return answers(module, useCase);
        } catch (ModuleLoadException e) {
            return List.of("refused: " + e.problems());
        }
    }

    private static List<String> answers(LoadedModule module, UseCase useCase) {
        List<String> answers = new ArrayList<>();
        switch (useCase) {
            case AUTHENTICATION ->
                Stream.of("magic-token", "another")
                        .map(TokenReviewSpec::of)
                        .forEach(spec -> answers.add(answer(
                                () -> module.authenticator(List.of("api")).authenticate(spec))));
            case AUTHORIZATION ->
                Stream.of(UserInfo.of("ann", "magic-group"), UserInfo.of("ann"))
                        .map(Lab::getConfigMap)
                        .forEach(spec ->
                                answers.add(answer(() -> module.authorizer().authorize(spec))));
            case ADMISSION ->
                Stream.of("{}", "{\"not-allowed-value\":\"\"}", "{\"a\":\"b\"}")
                        .map(data -> RawJson.of(
                                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"c\"},"
                                        + "\"data\":" + data + "}"))
                        .map(object ->
                                Lab.CREATE_CONFIG_MAP.toBuilder().object(object).build())
                        .forEach(request ->
                                answers.add(answer(() -> module.admitter().admit(request))));
        }
        return answers;
    }

    private static String answer(Supplier<?> review) {
        try {
            return review.get().toString();
        } catch (ReviewException e) {
            return UID.matcher(e.code() + ": " + e.detail()).replaceAll("uid");
        }
    }
}
