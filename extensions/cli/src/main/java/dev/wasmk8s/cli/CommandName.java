package dev.wasmk8s.cli;

import java.util.Locale;
import java.util.stream.Stream;

/** The commands, in the order in which the help tells them. */
enum CommandName {
    INSPECT,
    RUN,
    TEST,
    BENCH,
    CHECK,
    VERSION;

    static boolean isOne(String word) {
        return Stream.of(values()).anyMatch(name -> name.word().equals(word));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Subcommand make(Shell shell) {
        return switch (this) {
            case INSPECT -> new InspectCommand(shell);
            case RUN -> new RunCommand(shell);
            case TEST -> new TestCommand(shell);
            case BENCH -> new BenchCommand(shell);
            case CHECK -> new CheckCommand(shell);
            case VERSION -> new VersionCommand(shell);
        };
    }
}
