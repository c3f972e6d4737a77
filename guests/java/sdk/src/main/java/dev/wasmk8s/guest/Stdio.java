package dev.wasmk8s.guest;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.teavm.interop.Address;
import org.teavm.interop.PlatformMarker;
import org.teavm.interop.Platforms;

/** Standard input and output, in a module in as few calls and copies as the system interface allows. */
final class Stdio {
    /** Where reading starts: most reviews fit. */
    private static final int FIRST_READ = 16 * 1024;

    private Stdio() {}

    /** The compiler knows the answer, and leaves out the half that is not meant for it. */
    @PlatformMarker(Platforms.WEBASSEMBLY)
    static boolean inModule() {
        return false;
    }

    static JsonCursor read() {
        return inModule() ? readModule() : readProgram();
    }

    static void write(Json output) {
        if (inModule()) {
            writeModule(output);
        } else {
            writeProgram(output);
        }
    }

    private static JsonCursor readModule() {
        byte[] input = new byte[FIRST_READ];
        int length = 0;
        int[] slice = new int[2];
        int[] done = new int[1];
        while (true) {
            if (length == input.length) {
                input = Arrays.copyOf(input, 2 * length);
            }
            // Nothing is allocated until the call is over, so nothing moves.
            slice[0] = Address.ofData(input).toInt() + length;
            slice[1] = input.length - length;
            int errno = Wasi.read(0, Address.ofData(slice), 1, Address.ofData(done));
            if (errno != 0) {
                throw new GuestException("cannot read stdin: errno " + errno);
            }
            if (done[0] == 0) {
                return new JsonCursor(input, 0, length);
            }
            length += done[0];
        }
    }

    private static void writeModule(Json output) {
        int[] slice = new int[2];
        int[] done = new int[1];
        int at = output.from();
        while (at < output.to()) {
            slice[0] = Address.ofData(output.bytes()).toInt() + at;
            slice[1] = output.to() - at;
            int errno = Wasi.write(1, Address.ofData(slice), 1, Address.ofData(done));
            if (errno != 0 || done[0] == 0) {
                throw new IllegalStateException("cannot write stdout: errno " + errno);
            }
            at += done[0];
        }
    }

    private static JsonCursor readProgram() {
        try {
            byte[] input = System.in.readAllBytes();
            return new JsonCursor(input, 0, input.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeProgram(Json output) {
        PrintStream out = System.out;
        out.write(output.bytes(), output.from(), output.to() - output.from());
        out.println();
        out.flush();
    }
}
