package dev.wasmk8s.examples.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wasmk8s.examples.apiserver.Kubectl.Result;
import dev.wasmk8s.guests.Guests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration is edited while kubectl works, with the one that is installed. */
class WatchTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String LABEL = "required: {team: {}}";
    private static final String NO_LABEL = "required: {}";

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream err = System.err;

    @BeforeEach
    void readTheLog() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void writeTheLog() {
        System.setErr(err);
        err.write(log.toByteArray(), 0, log.size());
    }

    @Test
    void an_edited_configuration_decides_and_a_broken_one_is_told_and_does_not() throws Exception {
        for (String guest : List.of("magic-authenticator", "group-authorizer", "required-labels-validator")) {
            Files.write(directory.resolve(guest + ".wasm"), Guests.bytes(guest));
        }
        Path file = configure(LABEL);
        try (RunningGateway gateway = RunningGateway.start(watching(file))) {
            Kubectl kubectl = Kubectl.of(directory, gateway, "magic-token");
            Result denied = create(kubectl, "first");
            assertThat(denied.code()).isNotZero();
            assertThat(denied.err()).contains("admission webhook \"labels\" denied the request");

            configure(NO_LABEL);
            await().atMost(LONG).until(() -> create(kubectl, "second").code() == 0);

            Files.writeString(file, configuration(LABEL).replace("name: labels", "nmae: labels"));
            await().atMost(LONG).until(() -> logged().contains(
                            file + ":16:5: admission.modules[0].nmae: unknown key. Did you mean \"name\"?"));
            create(kubectl, "third").orFail();

            configure(LABEL);
            await().atMost(LONG).until(() -> logged().contains("Version 3 is in use"));
            assertThat(create(kubectl, "fourth").err()).contains("denied the request");
        }
    }

    private String logged() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private static Result create(Kubectl kubectl, String name) throws IOException, InterruptedException {
        return kubectl.run("create", "configmap", name, "--from-literal=a=b");
    }

    private static Settings watching(Path file) {
        return new Settings(
                Optional.of(file), true, Optional.empty(), "127.0.0.1", 0, Optional.empty(), 4, event -> {});
    }

    private Path configure(String settings) throws IOException {
        return Files.writeString(directory.resolve("access-control.yaml"), configuration(settings));
    }

    private static String configuration(String settings) {
        return """
                apiVersion: wasmk8s.dev/v1alpha1
                kind: AccessControlConfiguration
                authentication:
                  modules:
                  - {module: magic-authenticator.wasm, limits: {deadline: 10s}}
                authorization:
                  modules:
                  - module: group-authorizer.wasm
                    limits: {deadline: 10s}
                    settings:
                      rules:
                      - {effect: allow, groups: [magic-group], verbs: ["*"], resources: [configmaps]}
                admission:
                  modules:
                  - module: required-labels-validator.wasm
                    name: labels
                    settings: {%s}
                    limits: {deadline: 10s}
                    rules:
                    - operations: [CREATE]
                      apiGroups: [""]
                      apiVersions: [v1]
                      resources: [configmaps]
                """.formatted(settings);
    }
}
