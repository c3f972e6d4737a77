package dev.wasmk8s.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wasmk8s.authentication.UserInfo;
import dev.wasmk8s.authorization.Decision;
import dev.wasmk8s.authorization.ResourceAttributes;
import dev.wasmk8s.authorization.SubjectAccessReviewSpec;
import dev.wasmk8s.guests.Guests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheDirectoryTest {
    private static final SubjectAccessReviewSpec GET = SubjectAccessReviewSpec.of(
            UserInfo.of("ann", "magic-group"),
            ResourceAttributes.of("get", "", "v1", "configmaps", "shop", "settings"));

    @TempDir
    Path temporary;

    private static AccessControl.Builder builder() {
        return AccessControl.builder()
                .authorization(ModuleDefinition.builder(
                                "magic", ModuleSource.bytes(Guests.bytes("magic-authorizer"), "magic-authorizer.wasm"))
                        .build());
    }

    private static void decide(AccessControl.Builder builder) {
        try (AccessControl control = builder.build()) {
            assertThat(control.authorizer().authorize(GET)).isInstanceOf(Decision.Allow.class);
        }
    }

    @Test
    void compiled_modules_are_kept_and_used_again() throws Exception {
        Path directory = temporary.resolve("cache");
        decide(builder().cacheDirectory(directory));
        Path file;
        try (Stream<Path> files = Files.list(directory)) {
            file = files.toList().get(0);
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        decide(builder().cacheDirectory(directory));

        assertThat(Files.getLastModifiedTime(file).toInstant()).as("last use").isAfter(Instant.EPOCH);
    }

    @Test
    void what_is_larger_than_the_bound_is_not_kept() {
        Path directory = temporary.resolve("cache");
        decide(builder().cacheDirectory(directory).cacheMaxBytes(1000));

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_directory_that_cannot_be_used_is_told_with_all_other_problems() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        AccessControl.Builder broken = builder()
                .authentication(ModuleDefinition.builder("gone", ModuleSource.file(Path.of("no-such.wasm")))
                        .build())
                .cacheDirectory(file);

        InvalidConfigurationException refusal =
                catchThrowableOfType(InvalidConfigurationException.class, broken::build);
        assertThat(refusal.problems()).hasSize(2);
        assertThat(refusal.problems().get(0).path()).isEqualTo("cacheDirectory");
        assertThat(refusal.problems().get(0).message()).startsWith("compiled modules cannot be kept: ");
    }

    @Test
    void a_bound_of_nothing_is_refused() {
        assertThatThrownBy(() -> builder().cacheMaxBytes(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
