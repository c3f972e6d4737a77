package dev.wasmk8s.benchmarks.comparison;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts programs and waits for them. */
final class Shell {
    private Shell() {}

    /** Whether a program is on the path. */
    static boolean has(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /**
     * Runs a program to its end and returns the last line that it printed.
     *
     * @throws IOException if it failed or did not end within the time
     */
    static String run(Path directory, List<String> command, int minutes) throws IOException, InterruptedException {
        Path output = Files.createTempFile("rival", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(name(command) + " did not end within " + minutes + " minutes");
            }
            String text = Files.readString(output, StandardCharsets.UTF_8).strip();
            if (process.exitValue() != 0) {
                throw new IOException(name(command) + " ended with code " + process.exitValue());
            }
            return text.substring(text.lastIndexOf('\n') + 1);
        } finally {
            Files.delete(output);
        }
    }

    /** The program without where it is, which is nobody's business. */
    private static String name(List<String> command) {
        return new File(command.get(0)).getName();
    }
}
