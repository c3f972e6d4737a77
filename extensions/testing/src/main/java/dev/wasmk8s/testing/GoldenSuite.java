package dev.wasmk8s.testing;

import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Limits;
import dev.wasmk8s.runtime.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The golden tests of a folder, and of those below it: all files that end in {@code .yaml}, {@code .yml} or {@code
 * .json}, in the order of their paths.
 *
 * <pre>{@code
 * try (GoldenSuite suite = GoldenSuite.in(Path.of("tests")).module(Path.of("labels.wasm")).open()) {
 *     for (GoldenTest test : suite.tests()) {
 *         GoldenResult result = suite.run(test);
 *     }
 * }
 * }</pre>
 *
 * <p>Modules are asked as a host asks them, pristine each time, and may change objects. Thread-safe; tests run one after the
 * other.
 */
public final class GoldenSuite implements AutoCloseable {
    private final @Nullable Path module;
    private final boolean update;
    private final GoldenModules modules;
    private final List<GoldenTest> tests = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private GoldenSuite(Builder builder) {
        this.module = builder.module;
        this.update = builder.update;
        this.modules = new GoldenModules(builder.mode, builder.limits, builder.options);
    }

    /**
     * Starts with the tests of a folder, their own modules, compiled, and the default limits.
     *
     * @param folder a folder, or one golden file
     */
    public static Builder in(Path folder) {
        return new Builder(Objects.requireNonNull(folder, "folder"));
    }

    /** The tests whose files are without mistakes, in order. */
    public List<GoldenTest> tests() {
        return List.copyOf(tests);
    }

    /** Every mistake in the files, in order. Tests with mistakes are not among the tests. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /**
     * Runs one of the tests. Blocks until the module has answered; the first call for a module compiles it.
     *
     * @throws UncheckedIOException if the expectation is to be updated and the file cannot be written
     */
    public synchronized GoldenResult run(GoldenTest test) {
        Path asked = module == null ? test.module().orElseThrow() : module;
        long start = System.nanoTime();
        Answer answer = modules.ask(asked, test);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        List<Difference> differences = test.expectation()
                .map(expectation -> Comparison.compare(expectation, answer))
                .orElse(List.of());
        boolean rewrite = update && (test.expectation().isEmpty() || !differences.isEmpty());
        if (rewrite) {
            ExpectationUpdate.apply(test, answer);
        }
        return new GoldenResult(test, differences, rewrite, time);
    }

    private void read(Path folder) {
        for (Path file : files(folder)) {
            GoldenFileReader reader = new GoldenFileReader(name(folder, file), file, module != null, update);
            reader.read(problems::add).ifPresent(this::add);
        }
        if (tests.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(
                    folder.toString(),
                    0,
                    0,
                    "",
                    "there are no golden tests",
                    "They are files that end in .yaml, .yml or .json."));
        }
    }

    private void add(GoldenTest test) {
        if (module == null && test.module().isEmpty()) {
            String advice = "Name it under the key module, or once for all tests.";
            problems.add(new Problem(test.file().toString(), 1, 1, "", "no module is named", advice));
        } else {
            tests.add(test);
        }
    }

    private List<Path> files(Path folder) {
        if (!Files.exists(folder)) {
            problems.add(new Problem(folder.toString(), 0, 0, "", "there is no such folder", "Correct the path."));
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(GoldenSuite::isGolden)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isGolden(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
    }

    private static String name(Path folder, Path file) {
        Path path = folder.equals(file) ? file.getFileName() : folder.relativize(file);
        String name = path.toString().replace('\\', '/');
        return name.substring(0, name.lastIndexOf('.'));
    }

    @Override
    public synchronized void close() {
        modules.close();
    }

    /** Says what is run, and how. Not thread-safe; no parameter may be null. */
    public static final class Builder {
        private final Path folder;
        private @Nullable Path module;
        private EngineMode mode = EngineMode.COMPILED;
        private Limits limits = Limits.DEFAULT;
        private UnaryOperator<AccessControl.Builder> options = UnaryOperator.identity();
        private boolean update;

        private Builder(Path folder) {
            this.folder = folder;
        }

        /** Sets the module of all tests, whatever module their files name. Default: that of each file. */
        public Builder module(Path value) {
            module = Objects.requireNonNull(value, "module");
            return this;
        }

        /** Sets how modules are executed. Default: {@link EngineMode#COMPILED}. */
        public Builder mode(EngineMode value) {
            mode = Objects.requireNonNull(value, "mode");
            return this;
        }

        /** Sets what one call may use. Default: {@link Limits#DEFAULT}. */
        public Builder limits(Limits value) {
            limits = Objects.requireNonNull(value, "limits");
            return this;
        }

        /** Sets more about how modules are loaded, such as where compiled ones are kept. Default: nothing. */
        public Builder options(UnaryOperator<AccessControl.Builder> value) {
            options = Objects.requireNonNull(value, "options");
            return this;
        }

        /**
         * Sets whether expectations that do not hold, or are missing, are rewritten from what the module answers. The rest
         * of a YAML file stays as it is; a JSON file is formatted anew. Default: false.
         */
        public Builder update(boolean value) {
            update = value;
            return this;
        }

        /**
         * Reads the files. Blocks on the file system; mistakes are told by {@link GoldenSuite#problems}.
         *
         * @throws UncheckedIOException if the folder cannot be listed
         */
        public GoldenSuite open() {
            GoldenSuite suite = new GoldenSuite(this);
            suite.read(folder);
            return suite;
        }
    }
}
