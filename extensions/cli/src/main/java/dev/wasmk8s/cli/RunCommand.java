package dev.wasmk8s.cli;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.testing.Answer;
import dev.wasmk8s.testing.Answer.Meaning;
import dev.wasmk8s.testing.ModuleUnderTest;
import dev.wasmk8s.testing.json.InvalidJsonException;
import dev.wasmk8s.testing.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a module one question. */
@Command(
        name = "run",
        header = "Ask a module about one review, and show its answer.",
        description = "The answer is a whole review with its answer half, as a host hands it on after it was verified.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:allowed, or authenticated",
            "1:denied, or not authenticated, or no opinion",
            "2:there is no answer: the module failed, or the arguments are wrong"
        },
        footer = {
            "",
            "Examples:",
            "  wasm-k8s run labels.wasm --review review.json --settings labels.yaml",
            "  wasm-k8s run magic-authenticator.wasm --review - < token-review.yaml"
        })
final class RunCommand extends Subcommand {
    @Mixin
    private ModuleArguments module = new ModuleArguments();

    @Option(
            names = "--debug",
            description = "Show what the module was sent and what it wrote, its standard error included. Tokens are"
                    + " masked, other secrets are not.")
    private boolean debug;

    RunCommand(Shell shell) {
        super(shell);
    }

    @Override
    public Integer call() {
        RawJson review = module.review(in());
        UseCase useCase = module.useCase(review);
        try (ModuleUnderTest loaded = module.load(useCase, in(), ModuleDefinition.DEFAULT_GUESTS, debug)) {
            Answer answer = loaded.ask(review);
            if (answer instanceof Answer.Failed failed) {
                throw new CommandException(failed.code().name(), failed.detail(), null);
            }
            Answer.Given given = (Answer.Given) answer;
            println(json() ? given.review().toString() : pretty(given.review()));
            return given.meaning() == Meaning.ALLOWED || given.meaning() == Meaning.AUTHENTICATED ? 0 : 1;
        }
    }

    private static String pretty(RawJson review) {
        try {
            return Json.parse(review).pretty();
        } catch (InvalidJsonException e) {
            throw new IllegalStateException("the codecs wrote it", e);
        }
    }
}
