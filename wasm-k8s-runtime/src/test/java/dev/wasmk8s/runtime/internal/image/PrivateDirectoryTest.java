package dev.wasmk8s.runtime.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateDirectoryTest {
    @TempDir
    Path temporary;

    @BeforeEach
    void onlyWithUnixPermissions() {
        assumeThat(temporary.getFileSystem().supportedFileAttributeViews()).contains("unix");
    }

    private Path directory(String name, String permissions) throws IOException {
        Path made = Files.createDirectory(temporary.resolve(name));
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(permissions));
        return made;
    }

    @Test
    void a_missing_directory_is_made_for_this_user_alone() throws IOException {
        Path opened = PrivateDirectory.open(temporary.resolve("a/b")).path();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(opened)))
                .isEqualTo("rwx------");
        assertThat(opened).isEmptyDirectory();
    }

    @Test
    void a_directory_that_others_can_read_is_good_enough() throws IOException {
        assertThat(PrivateDirectory.open(directory("readable", "rwxr-xr-x")).path())
                .isDirectory();
    }

    @Test
    void a_directory_that_others_can_write_to_is_refused() throws IOException {
        for (String permissions : new String[] {"rwxrwxr-x", "rwxr-xrwx"}) {
            Path open = directory(permissions, permissions);
            assertThatThrownBy(() -> PrivateDirectory.open(open))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(permissions + " belongs to another user, or others can write to it");
        }
    }

    @Test
    void a_directory_in_one_of_everybody_is_good_enough() throws IOException {
        assertThat(PrivateDirectory.open(directory("volume", "rwxrwxrwx").resolve("inside"))
                        .path())
                .isDirectory();
    }

    @Test
    void a_directory_of_another_user_is_refused() throws IOException {
        Path foreign = directory("foreign", "rwxr-xr-x");
        try {
            Files.setAttribute(foreign, "unix:uid", 4711);
        } catch (IOException notTheAdministrator) {
            assumeThat(notTheAdministrator).isNull();
        }
        assertThatThrownBy(() -> PrivateDirectory.open(foreign))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("belongs to another user");
    }

    @Test
    void a_link_is_judged_by_what_it_leads_to() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), directory("target", "rwxrwxrwx"));

        assertThatThrownBy(() -> PrivateDirectory.open(link)).hasMessageContaining("target");
    }

    @Test
    void a_file_is_no_directory() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> PrivateDirectory.open(file)).isInstanceOf(IOException.class);
    }
}
