package dev.wasmk8s.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.NonResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.guests.Guests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are edited while modules answer, with the real thread and the real file system. */
class WatchedFilesTest {
    private static final SubjectAccessReviewSpec HEALTH =
            SubjectAccessReviewSpec.of(UserInfo.of("jane"), new NonResourceAttributes("/healthz", "get"));

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private final List<ReloadEvent> events = new CopyOnWriteArrayList<>();

    private AccessControl watch(Duration interval) {
        return AccessControl.builder()
                .authorizationFile(directory.resolve("authz.yaml"))
                .engineMode(EngineMode.INTERPRETED)
                .watchFiles(interval)
                .reloadListener(events::add)
                .build();
    }

    @Test
    void an_edited_file_decides_and_a_broken_one_does_not() throws IOException {
        Path file = directory.resolve("authz.yaml");
        Files.write(directory.resolve("probe.wasm"), Guests.bytes("probe"));
        Files.writeString(file, answering("denied"));
        try (AccessControl control = watch(Duration.ofSeconds(1))) {
            assertThat(control.authorizer().authorize(HEALTH)).isInstanceOf(Decision.Deny.class);

            Files.writeString(file, answering("allowed"));
            await().atMost(LONG).until(() -> control.authorizer().authorize(HEALTH) instanceof Decision.Allow);

            Files.writeString(file, answering("denied").replace("name:", "nmae:"));
            await().atMost(LONG).until(() -> control.lastFailure().isPresent());
            assertThat(control.lastFailure().orElseThrow().problems())
                    .singleElement()
                    .hasToString(file + ":3:3: modules[0].nmae: unknown key. Did you mean \"name\"?");
            assertThat(control.authorizer().authorize(HEALTH)).isInstanceOf(Decision.Allow.class);

            Files.writeString(file, answering("denied"));
            await().atMost(LONG).until(() -> control.authorizer().authorize(HEALTH) instanceof Decision.Deny);
            assertThat(control.lastFailure()).isEmpty();
            assertThat(events).filteredOn(ReloadEvent.Applied.class::isInstance).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void another_module_under_the_same_name_is_loaded_and_one_that_is_missing_is_waited_for() throws IOException {
        Path module = directory.resolve("probe.wasm");
        Files.write(module, Guests.bytes("probe"));
        Files.writeString(directory.resolve("authz.yaml"), answering("denied"));
        try (AccessControl control = watch(Duration.ofSeconds(1))) {
            String digest = control.modules().get(0).digest();

            Files.delete(module);
            await().atMost(LONG)
                    .until(() -> control.modules().get(0).lastFailure().isPresent());
            Path written = Files.write(directory.resolve("new"), Guests.bytes("magic-authorizer"));
            Files.move(written, module, StandardCopyOption.ATOMIC_MOVE);

            await().atMost(LONG).until(() -> !control.modules().get(0).digest().equals(digest));
            assertThat(control.modules().get(0).lastFailure()).isEmpty();
        }
    }

    /** Files of a mounted ConfigMap are links through {@code ..data}, which is replaced. */
    @Test
    void a_mounted_config_map_that_is_replaced_decides() throws IOException {
        Files.write(directory.resolve("probe.wasm"), Guests.bytes("probe"));
        Path first = Files.createDirectory(directory.resolve("..2026_1"));
        Files.writeString(first.resolve("authz.yaml"), answering("denied"));
        Path data = Files.createSymbolicLink(directory.resolve("..data"), first.getFileName());
        Files.createSymbolicLink(directory.resolve("authz.yaml"), Path.of("..data", "authz.yaml"));
        try (AccessControl control = watch(Duration.ofSeconds(1))) {
            assertThat(control.authorizer().authorize(HEALTH)).isInstanceOf(Decision.Deny.class);

            Path second = Files.createDirectory(directory.resolve("..2026_2"));
            Files.writeString(second.resolve("authz.yaml"), answering("allowed"));
            Path next = Files.createSymbolicLink(directory.resolve("..data_tmp"), second.getFileName());
            Files.move(next, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

            await().atMost(LONG).until(() -> control.authorizer().authorize(HEALTH) instanceof Decision.Allow);
        }
    }

    @Test
    void the_thread_ends_with_the_access_control() throws IOException {
        Files.write(directory.resolve("probe.wasm"), Guests.bytes("probe"));
        Files.writeString(directory.resolve("authz.yaml"), answering("denied"));
        long before = watchers();
        AccessControl control = watch(Duration.ofDays(1));
        assertThat(watchers()).isGreaterThan(before);

        control.close();

        await().atMost(LONG).until(() -> watchers() <= before);
    }

    @Test
    void an_interval_is_positive() {
        assertThatThrownBy(() -> AccessControl.builder().watchFiles(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long watchers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("wasm-k8s-files"))
                .count();
    }

    private static String answering(String decision) {
        boolean allowed = decision.equals("allowed");
        return """
                modules:
                - module: probe.wasm
                  name: probe
                  failurePolicy: Fail
                  limits: {deadline: 5m}
                  settings: {stdout: '{"response":{"status":{"allowed":%s,"denied":%s}}}'}
                """.formatted(allowed, !allowed);
    }
}
