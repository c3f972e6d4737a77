package dev.wasmk8s.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every input that was kept, and some damaged ones, the same in every build, go through their targets without a finding. */
class CorpusTest {
    private static final Path CORPUS = Path.of("corpus");

    @ParameterizedTest
    @EnumSource(Target.class)
    void no_kept_input_gives_a_finding(Target target) throws IOException {
        List<Path> inputs = inputs(target);
        assertThat(inputs).isNotEmpty();
        for (Path input : inputs) {
            byte[] bytes = Files.readAllBytes(input);
            assertThatCode(() -> target.run(bytes)).as(input.toString()).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void no_damaged_input_gives_a_finding(Target target) throws IOException {
        Random random = new Random(5);
        List<Path> inputs = inputs(target);
        for (int i = target.tries(); i > 0; i--) {
            byte[] damaged = damage(Files.readAllBytes(inputs.get(random.nextInt(inputs.size()))), random);
            assertThatCode(() -> target.run(damaged))
                    .as(() -> target + " of " + Arrays.toString(damaged))
                    .doesNotThrowAnyException();
        }
    }

    private static List<Path> inputs(Target target) throws IOException {
        try (Stream<Path> files = Files.list(CORPUS.resolve(target.folder()))) {
            return files.sorted().toList();
        }
    }

    private static byte[] damage(byte[] bytes, Random random) {
        byte[] damaged = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(3));
        for (int i = random.nextInt(3); i >= 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }
}
