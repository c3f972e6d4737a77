package dev.wasmk8s.precompile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The precompiler as a command and as a step of a build. It fails, after it tried all modules, by an exception when it
 * is a step, and by its exit code when it is a command.
 */
@Command(name = "precompile", description = "Compiles WebAssembly modules to Java classes.", sortOptions = false)
public final class Precompile implements Callable<Integer> {
    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIRECTORY",
            description = "Where class files go, such as target/classes.")
    private Path output = Path.of("");

    @Parameters(
            arity = "1..*",
            paramLabel = "CLASS=FILE",
            description = "The name to find a module by, with a package, and its .wasm file.")
    private Map<String, Path> modules = new LinkedHashMap<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private Precompile() {}

    /**
     * Compiles the modules that the arguments name. Returns if all went well, so that a build goes on in the same JVM.
     *
     * @throws IllegalStateException if anything went wrong; what it was is on the standard error stream
     */
    public static void main(String[] args) {
        int code = command().execute(args);
        if (code != CommandLine.ExitCode.OK) {
            throw new IllegalStateException("precompile failed, see above");
        }
    }

    static CommandLine command() {
        return new CommandLine(new Precompile());
    }

    @Override
    public Integer call() {
        Precompiler precompiler = new Precompiler();
        int code = CommandLine.ExitCode.OK;
        for (Map.Entry<String, Path> module : modules.entrySet()) {
            try {
                precompiler.precompile(Files.readAllBytes(module.getValue()), module.getKey(), output);
            } catch (IOException | PrecompileException | IllegalArgumentException e) {
                spec.commandLine().getErr().println(module.getValue() + ": " + reason(e));
                code = CommandLine.ExitCode.SOFTWARE;
            }
        }
        return code;
    }

    private static String reason(Exception e) {
        return e instanceof IOException ? "cannot be read or written: " + e : String.valueOf(e.getMessage());
    }
}
