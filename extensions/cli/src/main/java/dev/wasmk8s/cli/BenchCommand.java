package dev.wasmk8s.cli;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleInspection;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.testing.Answer;
import dev.wasmk8s.testing.ModuleUnderTest;
import dev.wasmk8s.testing.json.Json;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast a module answers. */
@Command(
        name = "bench",
        header = "Measure how long a module takes for one review, in this engine.",
        description = "From the bytes of the review to those of the verified answer, each call on a pristine guest.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured, whatever the module answers", "2:the module fails, or the arguments are wrong"},
        footer = {"", "Example:", "  wasm-k8s bench labels.wasm --review review.json --threads 2"})
final class BenchCommand extends Subcommand {
    @Mixin
    private ModuleArguments module = new ModuleArguments();

    @Option(
            names = "--warm-up",
            paramLabel = "DURATION",
            converter = Durations.class,
            description = "How long to call before measuring: the JVM compiles meanwhile. Default: 10s.")
    private Duration warmUp = Duration.ofSeconds(10);

    @Option(
            names = "--time",
            paramLabel = "DURATION",
            converter = Durations.class,
            description = "How long to measure. Default: 10s.")
    private Duration time = Duration.ofSeconds(10);

    @Option(
            names = "--threads",
            paramLabel = "NUMBER",
            description = "How many threads ask at the same time. Default: 1.")
    private int threads = 1;

    BenchCommand(Shell shell) {
        super(shell);
    }

    @Override
    public Integer call() {
        if (threads < 1 || threads > 1000) {
            throw new CommandException("--threads must be from 1 to 1000");
        }
        RawJson review = module.review(in());
        UseCase useCase = module.useCase(review);
        int guests = Math.max(ModuleDefinition.DEFAULT_GUESTS, threads);
        try (ModuleUnderTest loaded = module.load(useCase, in(), guests, false)) {
            Answer answer = loaded.ask(review);
            if (answer instanceof Answer.Failed failed) {
                throw new CommandException(failed.code().name(), failed.detail(), null);
            }
            Answer.Given given = (Answer.Given) answer;
            tell(useCase, review, given, measure(new Load(loaded.handler(), review, given.review(), threads)));
            return 0;
        }
    }

    private Load.Outcome measure(Load load) {
        try (Progress progress = progress()) {
            progress.show("warming up for " + seconds(warmUp.toNanos()));
            load.run(warmUp);
            progress.show("measuring for " + seconds(time.toNanos()));
            return load.run(time);
        }
    }

    private void tell(UseCase useCase, RawJson review, Answer.Given answer, Load.Outcome outcome) {
        if (json()) {
            println(json(useCase, review, answer, outcome));
        } else {
            print(text(useCase, review, answer, outcome));
        }
    }

    private String pristine() {
        boolean reset = module.engine.mode == EngineOptions.Mode.COMPILED
                && ModuleInspection.of(Inputs.file(module.file)).resettable();
        return reset ? "guest reset for each call" : "guest made anew for each call";
    }

    private String text(UseCase useCase, RawJson review, Answer.Given answer, Load.Outcome outcome) {
        Latencies times = outcome.latencies();
        return line("module", module.file + ", " + module.engine.mode + ", pristine: " + pristine())
                + line(
                        "review",
                        useCase.kind() + " of " + grouped(review.size()) + " bytes, "
                                + answer.meaning().toString().toLowerCase(Locale.ROOT))
                + line(
                        "calls",
                        grouped(times.count()) + " in " + seconds(outcome.nanos()) + " by " + threads
                                + (threads == 1 ? " thread" : " threads") + ", after " + seconds(warmUp.toNanos())
                                + " of warm-up")
                + line("p50", micros(times.quantile(0.5)))
                + line("p99", micros(times.quantile(0.99)))
                + line("max", micros(times.max()))
                + line("ops", grouped(Math.round(outcome.perSecond())) + " per second")
                + line("answers", outcome.different() == 0 ? "all the same" : grouped(outcome.different()) + " differ");
    }

    private Json json(UseCase useCase, RawJson review, Answer.Given answer, Load.Outcome outcome) {
        Latencies times = outcome.latencies();
        return new JsonObject()
                .with("module", module.file.toString())
                .with("mode", module.engine.mode.toString())
                .with("pristine", pristine())
                .with("review", useCase.kind())
                .with("reviewBytes", review.size())
                .with("meaning", answer.meaning().toString().toLowerCase(Locale.ROOT))
                .with("threads", threads)
                .with("calls", times.count())
                .with("nanos", outcome.nanos())
                .with("p50Nanos", times.quantile(0.5))
                .with("p99Nanos", times.quantile(0.99))
                .with("maxNanos", times.max())
                .with("opsPerSecond", Math.round(outcome.perSecond()))
                .with("differentAnswers", outcome.different())
                .json();
    }

    private static String line(String label, String value) {
        return String.format(Locale.ROOT, "%-9s%s%n", label, value);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String micros(long nanos) {
        return String.format(Locale.ROOT, "%,.1f µs", nanos / 1e3);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
