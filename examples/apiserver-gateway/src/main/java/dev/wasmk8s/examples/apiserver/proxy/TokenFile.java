package dev.wasmk8s.examples.apiserver.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A bearer token in a file that somebody replaces from time to time. Read anew once a minute. Thread-safe. */
public final class TokenFile implements ApiServerAddress.TokenSource {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Path file;
    private final Clock clock;
    private volatile Reading last = new Reading("", Instant.MIN);

    private record Reading(String token, Instant until) {}

    /** A token in that file. */
    public TokenFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public Optional<String> token() throws IOException {
        Reading reading = last;
        Instant now = clock.instant();
        if (!now.isBefore(reading.until())) {
            reading = new Reading(Files.readString(file).strip(), now.plus(KEPT));
            last = reading;
        }
        if (reading.token().isEmpty()) {
            throw new IOException("token file " + file + " is empty");
        }
        return Optional.of(reading.token());
    }
}
