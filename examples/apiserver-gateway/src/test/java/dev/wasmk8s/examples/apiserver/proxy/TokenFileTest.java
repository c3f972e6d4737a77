package dev.wasmk8s.examples.apiserver.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
    private final TestClock clock = new TestClock();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() throws Exception {
        file = directory.resolve("token");
        Files.writeString(file, "first\n");
    }

    @Test
    void aTokenIsReadAnewAfterAMinute() throws Exception {
        TokenFile token = new TokenFile(file, clock);
        assertThat(token.token()).contains("first");
        Files.writeString(file, "second");

        clock.now = clock.now.plus(Duration.ofSeconds(59));
        assertThat(token.token()).contains("first");
        clock.now = clock.now.plus(Duration.ofSeconds(1));
        assertThat(token.token()).contains("second");
    }

    @Test
    void noTokenIsAFailure() throws Exception {
        Files.writeString(file, " \n");

        assertThatThrownBy(() -> new TokenFile(file, clock).token()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new TokenFile(directory.resolve("none"), clock).token())
                .isInstanceOf(IOException.class);
    }

    private static final class TestClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
