package dev.wasmk8s.benchmarks.comparison;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A contender's process. It warms up by itself, then measures once for each line, and rests between. */
public final class Running {
    private static final int MINUTES_TO_ANSWER = 3;
    private final Process process;
    private final BufferedReader output;

    private Running(Process process) {
        this.process = process;
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static Running start(Path directory, List<String> command) throws IOException {
        return new Running(new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /**
     * Has it measure once. Blocks until it has, the first time until it has warmed up as well.
     *
     * @throws IOException if it failed or took too long
     */
    public Sample measure() throws IOException, InterruptedException {
        OutputStream input = process.getOutputStream();
        input.write('\n');
        input.flush();
        String line = answer();
        if (line == null) {
            throw new IOException("it ended with code " + process.waitFor());
        }
        return JsonMapper.shared().readValue(line, Sample.class);
    }

    private @Nullable String answer() throws IOException, InterruptedException {
        CompletableFuture<@Nullable String> line = CompletableFuture.supplyAsync(() -> {
            try {
                return output.readLine();
            } catch (IOException e) {
                return null;
            }
        });
        try {
            return line.get(MINUTES_TO_ANSWER, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (TimeoutException e) {
            throw new IOException("it did not answer within " + MINUTES_TO_ANSWER + " minutes", e);
        }
    }

    /** Lets it end, as it does when its input does, and sees to it. */
    public void end() throws IOException, InterruptedException {
        try {
            process.getOutputStream().close();
        } finally {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }
}
