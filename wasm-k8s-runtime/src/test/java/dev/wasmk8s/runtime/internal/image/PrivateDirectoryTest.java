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
        Path opened = PrivateDirectory.open(temporary.resolve("a/b"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(opened)))
                .isEqualTo("rwx------");
        assertThat(opened).isEmptyDirectory();
    }

    @Test
    void a_directory_that_others_can_read_is_good_enough() throws IOException {
        assertThat(PrivateDirectory.open(directory("readable", "rwxr-xr-x"))).isDirectory();
    }

    @Test
    void a_directory_that_others_can_write_to_is_refused() throws IOException {
        for (String permissions : new String[] {"rwxrwxr-x", "rwxr-xrwx"}) {
            Path open = directory(permissions, permissions);
            assertThatThrownBy(() -> PrivateDirectory.open(open))
                    .isInstanceOf(IOException.class)
                    .hasMessageMatching("others can write to the directory .*" + permissions + ", and could put code"
                            + " into it; take the permission from them \\(chmod go-w\\), or choose another directory");
        }
    }

    @Test
    void a_directory_that_others_could_replace_is_refused() throws IOException {
        Path inside = Files.createDirectory(directory("open", "rwxrwxrwx").resolve("inside"));

        assertThatThrownBy(() -> PrivateDirectory.open(inside)).hasMessageContaining("others can write");
    }

    @Test
    void a_directory_among_those_of_others_is_good_enough_if_only_owners_can_rename_theirs() throws IOException {
        Path sticky = directory("sticky", "rwxrwxrwx");
        Files.setAttribute(sticky, "unix:mode", 01777);

        assertThat(PrivateDirectory.open(sticky.resolve("inside"))).isDirectory();
        assertThatThrownBy(() -> PrivateDirectory.open(sticky)).hasMessageContaining("others can write");
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
