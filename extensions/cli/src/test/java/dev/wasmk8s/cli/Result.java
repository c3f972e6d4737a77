package dev.wasmk8s.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** What came of a command that was run within this process. */
record Result(int code, String out, String err) {
    static Result of(String... arguments) {
        return withInput("", arguments);
    }

    static Result withInput(String input, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(shell(input, new PrintWriter(out), new PrintWriter(err), false), arguments);
        return new Result(code, lines(out), lines(err));
    }

    /** The same with both streams in one, as a terminal shows them. */
    static Result together(String input, String... arguments) {
        StringWriter both = new StringWriter();
        PrintWriter writer = new PrintWriter(both);
        int code = Main.run(shell(input, writer, writer, false), arguments);
        return new Result(code, lines(both), "");
    }

    static Shell shell(String input, PrintWriter out, PrintWriter err, boolean terminal) {
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return new Shell(in, out, err, terminal, terminal);
    }

    private static String lines(StringWriter writer) {
        return writer.toString().replace("\r\n", "\n");
    }
}
