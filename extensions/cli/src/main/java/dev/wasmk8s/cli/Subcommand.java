package dev.wasmk8s.cli;

import dev.wasmk8s.testing.json.Json;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** What all commands have in common. */
abstract class Subcommand implements Callable<Integer> {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "${COMPLETION-CANDIDATES}. Default: text.")
    Output output = Output.TEXT;

    @Option(names = "--verbose", description = "Show where in the program a failure came from.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    private final Shell shell;

    Subcommand(Shell shell) {
        this.shell = shell;
    }

    final boolean json() {
        return output == Output.JSON;
    }

    final InputStream in() {
        return shell.in();
    }

    final void print(String text) {
        shell.out().print(text);
    }

    final void println(String line) {
        shell.out().println(line);
    }

    final void println(Json value) {
        println(value.pretty());
    }

    /** A word in a colour, if colours are shown. */
    final String coloured(String colour, String word) {
        return shell.colours() ? Ansi.ON.string("@|" + colour + " " + word + "|@") : word;
    }

    final Progress progress() {
        return new Progress(shell);
    }
}
