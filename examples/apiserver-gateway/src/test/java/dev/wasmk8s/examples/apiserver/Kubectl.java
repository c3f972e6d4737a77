package dev.wasmk8s.examples.apiserver;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real kubectl, with a home directory of its own. Tests that need one are skipped where none is installed. */
public final class Kubectl {
    private static final String NAME = "kubectl";
    private static final long DEADLINE_SECONDS = 60;

    private final Path home;
    private final List<String> command;

    private Kubectl(Path home, List<String> command) {
        this.home = home;
        this.command = command;
    }

    /** How a command ended. */
    public record Result(int code, String out, String err) {
        /** What was written to standard output by a command that must have succeeded. */
        public String orFail() {
            if (code != 0) {
                throw new AssertionError("kubectl ended with " + code + ": " + err + out);
            }
            return out;
        }

        /** Everything that was written. */
        public String all() {
            return out + err;
        }
    }

    /** A kubectl that talks to no server. */
    public static Kubectl offline(Path home) {
        return new Kubectl(home, List.of(require()));
    }

    /** A kubectl for a gateway, with a token. */
    public static Kubectl of(Path home, RunningGateway gateway, String token) {
        return new Kubectl(
                home,
                List.of(
                        require(),
                        "--server=" + gateway.uri(),
                        "--certificate-authority=" + gateway.authorityFile(),
                        "--token=" + token));
    }

    private static String require() {
        Optional<String> found = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, NAME))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
        assumeTrue(found.isPresent(), "kubectl is not installed");
        return found.orElseThrow();
    }

    /** Runs a command to its end. */
    public Result run(String... arguments) throws IOException, InterruptedException {
        return runWith("", arguments);
    }

    /** Runs a command that reads standard input to its end. */
    public Result runWith(String input, String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        CompletableFuture<String> out = read(process, false);
        CompletableFuture<String> err = read(process, true);
        try (var stdin = process.outputWriter()) {
            stdin.write(input);
        } catch (IOException e) {
            // It did not want to read.
        }
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("kubectl " + List.of(arguments) + " did not end");
        }
        return new Result(process.exitValue(), out.join(), err.join());
    }

    /** Starts a command that goes on until destroyed. */
    public Process start(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("KUBECONFIG", home.resolve("none").toString());
        return builder.start();
    }

    private static CompletableFuture<String> read(Process process, boolean errors) {
        return CompletableFuture.supplyAsync(() -> {
            try (var stream = errors ? process.getErrorStream() : process.getInputStream()) {
                return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            } catch (IOException e) {
                return "";
            }
        });
    }
}
