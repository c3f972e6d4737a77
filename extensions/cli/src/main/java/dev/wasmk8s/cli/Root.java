package dev.wasmk8s.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands before the command. */
@Command(
        name = "wasm-k8s",
        description = "Kubernetes access control by WebAssembly modules: look at modules, run and test them, and check"
                + " configuration, without a cluster.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "wasm-k8s COMMAND --help tells more, with an example. Every command has --output json.",
            "Completion for bash and zsh: source <(wasm-k8s generate-completion)"
        })
final class Root implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Override
    public void run() {
        throw new ParameterException(commandLine(), "No command is given.");
    }

    private CommandLine commandLine() {
        return spec.commandLine();
    }
}
