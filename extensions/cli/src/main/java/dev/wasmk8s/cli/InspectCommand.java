package dev.wasmk8s.cli;

import dev.wasmk8s.runtime.ModuleInspection;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells what is in a module, and whether this host takes it. */
@Command(
        name = "inspect",
        header = "Show what is in a module, and whether it can be used.",
        description = "Nothing of the module is run. It is compiled, which takes seconds for a large one.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the module can be used", "1:it cannot, and why is told", "2:the file cannot be read"},
        footer = {"", "Example:", "  wasm-k8s inspect labels.wasm"})
final class InspectCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "The module.")
    private Path file = Path.of("");

    InspectCommand(Shell shell) {
        super(shell);
    }

    @Override
    public Integer call() {
        byte[] bytes = Inputs.file(file);
        ModuleInspection module;
        try (Progress progress = progress()) {
            progress.show("compiling " + file);
            module = ModuleInspection.of(bytes);
        }
        if (json()) {
            println(InspectionJson.of(file, module));
        } else {
            print(InspectionText.of(file, module));
        }
        return module.problems().isEmpty() ? 0 : 1;
    }
}
