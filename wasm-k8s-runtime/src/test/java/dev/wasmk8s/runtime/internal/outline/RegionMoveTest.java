package dev.wasmk8s.runtime.internal.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** A method does the same whichever of its regions are moved. */
class RegionMoveTest {
    private static final int SEEDS = 24;
    private static final int RANDOM_CHOICES = 20;

    static Stream<Arguments> shapes() {
        return Stream.concat(
                shapes(ClassFiles.of(Shapes.class), Shapes.class),
                shapes(HandMadeShapes.classFile(), ClassFiles.load(HandMadeShapes.classFile())));
    }

    private static Stream<Arguments> shapes(byte[] classFile, Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && !method.getName().equals("helper"))
                .map(Method::getName)
                .sorted()
                .map(name -> Arguments.of(name, classFile));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void eachRegionMovedAlone(String name, byte[] classFile) throws AnalyzerException {
        List<String> expected = outcomes(classFile, name);
        RandomMoves moves = new RandomMoves(classFile);
        assertThat(moves.regions(name)).isNotEmpty();
        for (Candidate region : moves.regions(name)) {
            byte[] moved = moves.move(name, region);
            assertThat(outcomes(moved, name))
                    .as("%s with %s moved", name, region)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void randomRegionsMovedInSeveralPasses(String name, byte[] classFile) throws AnalyzerException {
        List<String> expected = outcomes(classFile, name);
        RandomMoves moves = new RandomMoves(classFile);
        for (int choice = 0; choice < RANDOM_CHOICES; choice++) {
            byte[] moved = moves.move(name, new Random(choice), 1 + choice % 4);
            ClassFiles.assertValid(moved);
            assertThat(outcomes(moved, name)).as("%s, choice %s", name, choice).isEqualTo(expected);
        }
    }

    /** What a method answers to each seed: its value or exception, and its trace. */
    private static List<String> outcomes(byte[] classFile, String name) {
        Method method = Arrays.stream(ClassFiles.load(classFile).getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        List<String> outcomes = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            StringBuilder trace = new StringBuilder();
            outcomes.add(outcome(method, seed, trace) + " " + trace);
        }
        return outcomes;
    }

    private static String outcome(Method method, int seed, StringBuilder trace) {
        try {
            return String.valueOf(method.invoke(null, seed, trace));
        } catch (InvocationTargetException e) {
            return String.valueOf(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
