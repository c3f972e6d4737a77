package dev.wasmk8s.cli;

import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.testing.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds mistakes in configuration. */
@Command(
        name = "check",
        header = "Find every mistake in configuration files, and in the modules that they name.",
        description = "The files are taken together, as a host would load them: an AccessControlConfiguration, or an"
                + " AuthorizationConfiguration, AdmissionConfiguration or configurations of webhooks whose webhooks name"
                + " modules. Modules are compiled and started.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well", "1:there are mistakes, each with line, column and how to mend it"},
        footer = {"", "Example:", "  wasm-k8s check access-control.yaml"})
final class CheckCommand extends Subcommand {
    /** The chain of a file that is a bare list of modules. */
    enum Chain {
        AUTHENTICATION,
        AUTHORIZATION,
        ADMISSION;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Configuration files.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--as",
            paramLabel = "CHAIN",
            description = "${COMPLETION-CANDIDATES}: what the files are for, if they are bare lists of modules.")
    @Nullable
    private Chain as;

    CheckCommand(Shell shell) {
        super(shell);
    }

    @Override
    public Integer call() {
        List<Problem> problems;
        try (Progress progress = progress()) {
            progress.show("checking");
            problems = check();
        }
        if (json()) {
            println(json(problems));
        } else {
            problems.forEach(problem -> println(problem.toString()));
            println(problems.isEmpty() ? coloured("green", "no problems") : count(problems.size()));
        }
        return problems.isEmpty() ? 0 : 1;
    }

    private List<Problem> check() {
        AccessControl.Builder builder = AccessControl.builder();
        for (Path file : files) {
            if (as == null) {
                builder.file(file);
            } else {
                switch (as) {
                    case AUTHENTICATION -> builder.authenticationFile(file);
                    case AUTHORIZATION -> builder.authorizationFile(file);
                    case ADMISSION -> builder.admissionFile(file);
                }
            }
        }
        return builder.check();
    }

    private static String count(int problems) {
        return problems + (problems == 1 ? " problem" : " problems");
    }

    private static Json json(List<Problem> problems) {
        return new JsonObject()
                .with(
                        "problems",
                        new Json.Sequence(
                                problems.stream().map(CheckCommand::json).toList()))
                .json();
    }

    private static Json json(Problem problem) {
        return new JsonObject()
                .with("file", problem.location())
                .with("line", problem.line())
                .with("column", problem.column())
                .with("path", problem.path())
                .with("message", problem.message())
                .with("advice", problem.advice())
                .json();
    }
}
