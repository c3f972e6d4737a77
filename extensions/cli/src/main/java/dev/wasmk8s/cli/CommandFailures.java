package dev.wasmk8s.cli;

import dev.wasmk8s.runtime.InvalidConfigurationException;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.testing.json.Json;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells in one line why a command failed, and the whole story if asked to. */
final class CommandFailures implements IExecutionExceptionHandler {
    /** When a command could not do its work. */
    static final int FAILED = 2;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        CommandException told = told(failure);
        String code = told.code().equals(CommandException.MISTAKE) ? "" : told.code() + ": ";
        for (String message : told.messages()) {
            command.getErr().println("wasm-k8s: " + code + oneLine(message));
        }
        if (command.getCommand() instanceof Subcommand subcommand) {
            if (subcommand.verbose) {
                failure.printStackTrace(command.getErr());
            }
            if (subcommand.json()) {
                command.getOut().println(json(told).pretty());
            }
        }
        return FAILED;
    }

    private static CommandException told(Exception failure) {
        if (failure instanceof CommandException told) {
            return told;
        }
        if (failure instanceof InvalidConfigurationException invalid) {
            List<String> problems =
                    invalid.problems().stream().map(Problem::toString).toList();
            return new CommandException("MODULE_INVALID", problems, failure);
        }
        if (failure instanceof UncheckedIOException unreadable) {
            return new CommandException(CommandException.MISTAKE, String.valueOf(unreadable.getMessage()), failure);
        }
        return new CommandException("INTERNAL", failure.toString(), failure);
    }

    private static Json json(CommandException told) {
        return new JsonObject()
                .with(
                        "error",
                        new JsonObject()
                                .with("code", told.code())
                                .with("message", String.join("\n", told.messages()))
                                .json())
                .json();
    }

    /** A text on one line, without what a terminal would act on. */
    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
    }
}
