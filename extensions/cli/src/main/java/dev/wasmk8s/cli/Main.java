package dev.wasmk8s.cli;

import java.util.stream.Stream;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The command line {@code wasm-k8s}. */
public final class Main {
    private static final String COMPLETION = "generate-completion";

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Shell shell = Shell.ofProcess();
        int code = run(shell, arguments);
        shell.flush();
        System.exit(code);
    }

    /** Runs the command and tells its exit code. */
    static int run(Shell shell, String... arguments) {
        CommandLine line = new CommandLine(new Root());
        String first = arguments.length == 0 ? "" : arguments[0];
        Stream.of(CommandName.values())
                .filter(name -> !CommandName.isOne(first) || name.word().equals(first))
                .forEach(name -> line.addSubcommand(name.word(), name.make(shell)));
        if (!CommandName.isOne(first)) {
            line.addSubcommand(COMPLETION, new GenerateCompletion());
        }
        return line.setOut(shell.out())
                .setErr(shell.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(Help.defaultColorScheme(shell.colours() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setParameterExceptionHandler(new UsageMistakes())
                .setExecutionExceptionHandler(new CommandFailures())
                .execute(arguments);
    }
}
