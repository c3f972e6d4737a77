package dev.wasmk8s.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
    void every_guest_is_sealed() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            assertThat(files.filter(StalenessTest::isGuest)
                            .map(file -> file.toString().replace('\\', '/')))
                    .as("modules in this folder; run the build of a language after adding or removing one")
                    .containsExactlyInAnyOrderElementsOf(
                            Seal.all().stream().map(Seal::guest).toList());
        }
    }

    @Test
    void every_text_is_built() throws IOException {
        try (Stream<Path> texts = Files.walk(Path.of(""))) {
            assertThat(texts.filter(file -> file.toString().endsWith(".wat")).filter(StalenessTest::isSource))
                    .as("texts without a module; run guests/build after adding one")
                    .allMatch(text -> Files.exists(
                            text.resolveSibling(text.getFileName().toString().replace(".wat", ".wasm"))));
        }
    }

    private static boolean isGuest(Path file) {
        return file.toString().endsWith(".wasm") && isSource(file);
    }

    /** Whether it is no output of Maven, Cargo or npm. */
    private static boolean isSource(Path file) {
        return StreamSupport.stream(file.spliterator(), false)
                .map(Path::toString)
                .noneMatch(part -> part.equals("target") || part.equals("node_modules"));
    }
}
