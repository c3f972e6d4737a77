package dev.wasmk8s.cli;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.AdmissionRule;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.runtime.ModuleSource;
import dev.wasmk8s.spec.UseCase;
import dev.wasmk8s.testing.ModuleUnderTest;
import dev.wasmk8s.testing.Reviews;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A module, and what it is asked. */
final class ModuleArguments {
    private static final String ENDING = ".wasm";

    @Parameters(paramLabel = "FILE", description = "The module.")
    Path file = Path.of("");

    @Option(
            names = {"-r", "--review"},
            required = true,
            paramLabel = "FILE",
            description = "A TokenReview, SubjectAccessReview or AdmissionReview, in JSON or YAML; - for the standard"
                    + " input.")
    String review = "";

    @Option(
            names = {"-s", "--settings"},
            paramLabel = "FILE",
            description = "The settings of the module, in JSON or YAML. Default: none, which is not the same as {}.")
    @Nullable
    String settings;

    @Option(
            names = "--as",
            paramLabel = "USE",
            description =
                    "${COMPLETION-CANDIDATES}. Default: what the review asks; for an AdmissionReview mutate, which"
                            + " lets the module change the object, or not. With validate a change is a failure.")
    @Nullable
    Use as;

    @Mixin
    EngineOptions engine = new EngineOptions();

    RawJson review(InputStream in) {
        return Inputs.document(review, in);
    }

    /** What a review asks, which the module must be used for. */
    UseCase useCase(RawJson asked) {
        UseCase useCase;
        try {
            useCase = Reviews.useCase(asked);
        } catch (ReviewException e) {
            throw new CommandException(CommandException.MISTAKE, review + ": " + e.detail(), e);
        }
        if (as != null && as.useCase() != useCase) {
            throw new CommandException("--as " + as + " is for the kind "
                    + as.useCase().kind() + ", and " + review + " has the kind " + useCase.kind());
        }
        return useCase;
    }

    ModuleUnderTest load(UseCase useCase, InputStream in, int guests, boolean debug) {
        // Told before the compiler is loaded.
        byte[] wasm = Inputs.file(file);
        Optional<RawJson> configured = Optional.ofNullable(settings).map(name -> Inputs.settings(name, in));
        ModuleDefinition.Builder definition = ModuleDefinition.builder(
                        name(), ModuleSource.bytes(wasm, file.toString()))
                .limits(engine.limits())
                .mutating(as != Use.VALIDATE)
                .rules(AdmissionRule.everything())
                .guests(guests)
                .debug(debug);
        configured.ifPresent(definition::settings);
        return ModuleUnderTest.load(definition.build(), useCase, engine.apply(AccessControl.builder()));
    }

    private String name() {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(ENDING) && name.length() > ENDING.length()
                ? name.substring(0, name.length() - ENDING.length())
                : name;
    }
}
