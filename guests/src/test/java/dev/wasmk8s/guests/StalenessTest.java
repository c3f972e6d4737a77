package dev.wasmk8s.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fails when a guest's source changed and its {@code .wasm} did not; works on the source tree, needs no toolchain. */
class StalenessTest {
    static List<Seal> seals() throws IOException {
        return Seal.all();
    }

    @ParameterizedTest
    @MethodSource("seals")
    void a_guest_is_as_built_from_its_sources(Seal seal) {
        assertThat(seal.actualSourceDigest())
                .as("%s is stale: %s changed since it was built; run guests/build", seal.guest(), seal.sources())
                .isEqualTo(seal.sourceDigest());
    }

    @ParameterizedTest
    @MethodSource("seals")
    void a_guest_is_the_file_that_was_built(Seal seal) {
        assertThat(seal.actualDigest())
                .as("%s is not what guests/build made; run it again", seal.guest())
                .isEqualTo(seal.digest());
    }

    @Test
    void every_guest_and_every_source_is_sealed() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of("rust/modules"));
                Stream<Path> texts = Files.list(Path.of("wat"))) {
            Stream<String> fromRust =
                    modules.map(module -> "rust/modules/%1$s/%1$s.wasm".formatted(module.getFileName()));
            Stream<String> fromText =
                    texts.map(text -> "wat/" + text.getFileName().toString().replace(".wat", ".wasm"));
            assertThat(Stream.concat(fromRust, fromText).distinct())
                    .as("guests by their sources; run guests/build after adding or removing one")
                    .containsExactlyInAnyOrderElementsOf(
                            Seal.all().stream().map(Seal::guest).toList());
        }
    }
}
