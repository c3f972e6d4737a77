package dev.wasmk8s.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * What a command was started in.
 *
 * @param in the standard input
 * @param out for results
 * @param err for everything else
 * @param terminal whether somebody watches
 * @param colours whether colours are shown; NO_COLOR forbids them
 */
record Shell(InputStream in, PrintWriter out, PrintWriter err, boolean terminal, boolean colours) {
    /** That of this process, in UTF-8 whatever the locale. */
    static Shell ofProcess() {
        return new Shell(
                System.in,
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                isTerminal(System.console()),
                Ansi.AUTO.enabled());
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }

    /** Since Java 22 there is a console without a terminal as well. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
