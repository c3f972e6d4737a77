package dev.wasmk8s.cli;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** The commands, in the order in which the help tells them. */
enum CommandName {
    INSPECT(InspectCommand::new),
    RUN(RunCommand::new),
    TEST(TestCommand::new),
    BENCH(BenchCommand::new),
    CHECK(CheckCommand::new),
    VERSION(VersionCommand::new);

    private final Function<Shell, Subcommand> maker;

    CommandName(Function<Shell, Subcommand> maker) {
        this.maker = maker;
    }

    static boolean isOne(String word) {
        return Stream.of(values()).anyMatch(name -> name.word().equals(word));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Subcommand make(Shell shell) {
        return maker.apply(shell);
    }
}
