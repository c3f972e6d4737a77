package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasi.WasiPreview1;
import com.dylibso.chicory.wasm.Parser;
import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.spec.UseCase;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.core.json.JsonFactory;

/** A class path with logging of its own, in which every logger logs everything to a file. */
class TokensInLogsTest {
    private static final String TOKEN = "eyJhbGciOi.s3cret.c2lnbmVk";

    @TempDir
    Path directory;

    @Test
    void no_log_of_a_failing_authentication_tells_the_token() throws Exception {
        Path wasm = Files.write(directory.resolve("probe.wasm"), Guests.bytes("probe"));
        Path log = directory.resolve("log");

        String answer = loggingTo(log, wasm);

        String told = Files.readString(log);
        assertThat(told)
                .contains(
                        "module 'java' failed with INTERNAL and is passed over",
                        "module 'traps', authn: standard error: saw ***",
                        "module 'tells', authn: input: ",
                        "module 'prints', authn: output: not JSON: ***",
                        "module 'refuses', AUTHENTICATION: UNAUTHENTICATED, failed with GUEST_REPORTED",
                        "failed to observe AuthenticationReviewed",
                        "AuthenticationAttempted[result=ERROR, failures=6")
                .doesNotContain(TOKEN, "s3cret");
        assertThat(answer).contains("module 'refuses': bad ***").doesNotContain(TOKEN);
    }

    private static String loggingTo(Path log, Path wasm) throws Exception {
        Map<String, String> settings = Map.of(
                "org.slf4j.simpleLogger.logFile", log.toString(), "org.slf4j.simpleLogger.defaultLogLevel", "trace");
        settings.forEach(System::setProperty);
        try (RecordingClassPath classPath = new RecordingClassPath(urls())) {
            return (String) classPath
                    .loadClass(FailingAuthentications.class.getName())
                    .getMethod("run", String.class, String.class)
                    .invoke(null, wasm.toString(), TOKEN);
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    private static URL[] urls() throws Exception {
        Class<?>[] needed = {
            FailingAuthentications.class,
            AccessControl.class,
            RawJson.class,
            UseCase.class,
            Instance.class,
            Parser.class,
            WasiPreview1.class,
            LoggerFactory.class,
            LoggerFactory.getILoggerFactory().getClass(),
            JsonFactory.class
        };
        URL[] urls = new URL[needed.length];
        for (int i = 0; i < urls.length; i++) {
            String path = needed[i].getName().replace('.', '/') + ".class";
            String url =
                    Objects.requireNonNull(needed[i].getResource("/" + path)).toString();
            urls[i] = new URL(url.substring(0, url.length() - path.length()));
        }
        return urls;
    }
}
