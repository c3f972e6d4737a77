package dev.wasmk8s.runtime.internal.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.EngineMode;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.ModuleDefinition;
import dev.wasmk8s.spec.UseCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a guest sees of the host once it is granted, and that it is no more than that. */
@ParameterizedClass
@EnumSource(EngineMode.class)
class GrantsTest {
    @Parameter
    EngineMode mode;

    @TempDir
    Path outside;

    private Path granted;

    @BeforeEach
    void a_directory() throws IOException {
        granted = Files.createDirectory(outside.resolve("granted"));
        Files.writeString(granted.resolve("list"), "a,b");
        Files.writeString(outside.resolve("secret"), "hidden");
        Files.createSymbolicLink(granted.resolve("link"), Path.of("list"));
        Files.createSymbolicLink(granted.resolve("escape"), Path.of("../secret"));
    }

    private String report(ModuleDefinition.Builder guest) {
        Grants grants = new Grants(List.of("policy", "--strict"), Map.of("REGION", "north"), Map.of("/data", granted));
        return Lab.failure(mode, guest.grants(grants)).detail();
    }

    private String probe(String action, String path) {
        return report(Lab.probe("{\"do\":\"%s\",\"path\":\"%s\"}".formatted(action, path)));
    }

    @Test
    void arguments_and_environment_are_what_was_granted() {
        assertThat(probe("args", "")).contains("policy", "--strict");
        assertThat(probe("env", "")).contains("REGION", "north");
    }

    @Test
    void files_of_a_granted_directory_can_be_read() {
        assertThat(probe("open", "/data/list")).isEqualTo("a,b");
        assertThat(probe("open", "/data/link")).isEqualTo("a,b");
        assertThat(probe("open", "/data/none")).contains("No such file");
    }

    @Test
    void nothing_outside_of_it_can_be_read() {
        for (String path : new String[] {
            "/data/../secret", "/data/escape", "/data/x/../../secret", "/secret", "/etc/passwd", "secret"
        }) {
            assertThat(probe("open", path)).as(path).doesNotContain("hidden").doesNotContain("root");
        }
    }

    @Test
    void nothing_in_it_can_be_changed() throws IOException {
        assertThat(probe("write", "/data/list")).contains("Read-only file system");
        assertThat(probe("write", "/data/new")).contains("Read-only file system");

        assertThat(granted.resolve("new")).doesNotExist();
        assertThat(granted.resolve("list")).hasContent("a,b");
    }

    /** The survey takes the granted directory for file 3, and goes through all that one can do with it. */
    @Test
    void functions_that_would_change_something_answer_that_the_file_system_is_read_only() {
        assertThat(report(Lab.guest("wasi-survey")).split(" "))
                .contains(
                        "fd_allocate=69",
                        "fd_filestat_set_size=69",
                        "fd_filestat_set_times=69",
                        "path_create_directory=69",
                        "path_filestat_set_times=69",
                        "path_link=69",
                        "path_remove_directory=69",
                        "path_rename=69",
                        "path_symlink=69",
                        "path_unlink_file=69",
                        "sock_accept=8");
    }

    @Test
    void the_streams_keep_their_limits() {
        assertThat(report(Lab.probe("{\"do\":\"flood-stdout\",\"n\":10485760}")))
                .startsWith("the guest wrote more than its limit of 8388608 bytes");
        assertThat(report(Lab.probe("{\"do\":\"read-again\"}"))).isEqualTo("0");
    }

    @Test
    void hostile_pointers_stay_faults() {
        assertThat(report(Lab.guest("hostile-pointers"))).doesNotContain("=0");
    }

    @Test
    void a_directory_that_is_gone_starts_no_guest() throws IOException {
        LoadedModule module = Lab.load(
                mode,
                Lab.guest("no-output").grants(new Grants(List.of(), Map.of(), Map.of("/data", granted))),
                UseCase.ADMISSION);
        Files.move(granted, outside.resolve("moved"));

        ReviewException failure = Lab.failure(() -> module.admitter().admit(Lab.CREATE_CONFIG_MAP));
        assertThat(failure).hasMessageContaining("the granted directory");
        assertThat(failure.code()).isEqualTo(FailureCode.GUEST_START_FAILED);
    }
}
