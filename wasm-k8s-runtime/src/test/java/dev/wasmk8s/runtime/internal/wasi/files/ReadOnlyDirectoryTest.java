package dev.wasmk8s.runtime.internal.wasi.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOnlyDirectoryTest {
    @TempDir
    Path outside;

    private Path real;
    private Path guest;

    @BeforeEach
    void a_directory_with_files_and_links() throws IOException {
        real = Files.createDirectory(outside.resolve("granted"));
        Files.writeString(real.resolve("file"), "content");
        Files.createDirectory(real.resolve("sub"));
        Files.writeString(real.resolve("sub/inner"), "inner");
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(real.resolve("within"), Path.of("sub/inner"));
        Files.createSymbolicLink(real.resolve("sub/up"), Path.of("../file"));
        Files.createSymbolicLink(real.resolve("relative-escape"), Path.of("../secret"));
        Files.createSymbolicLink(real.resolve("absolute-escape"), outside.resolve("secret"));
        Files.createSymbolicLink(real.resolve("directory-escape"), outside);
        guest = ReadOnlyDirectory.open(real);
    }

    private Path at(String path) {
        return guest.resolve(guest.getFileSystem().getPath(path));
    }

    @Test
    void files_can_be_read_and_listed() throws IOException {
        assertThat(Files.readString(at("sub/inner"))).isEqualTo("inner");
        assertThat(Files.size(at("file"))).isEqualTo(7);
        assertThat(Files.isDirectory(at("sub"))).isTrue();
        assertThat(Files.isReadable(at("file"))).isTrue();
        try (Stream<Path> entries = Files.list(at("sub"))) {
            assertThat(entries.map(entry -> entry.getFileName().toString())).containsExactlyInAnyOrder("inner", "up");
        }
    }

    @Test
    void links_within_are_followed_and_not_seen() throws IOException {
        assertThat(Files.readString(at("within"))).isEqualTo("inner");
        assertThat(Files.readString(at("sub/up"))).isEqualTo("content");
        assertThat(Files.isSymbolicLink(at("within"))).isFalse();
        assertThatThrownBy(() -> Files.readSymbolicLink(at("within"))).isInstanceOf(NotLinkException.class);
    }

    @Test
    void what_leads_out_is_as_if_absent() {
        for (String path : new String[] {
            "relative-escape",
            "absolute-escape",
            "directory-escape",
            "directory-escape/secret",
            "../secret",
            "sub/../../secret",
            "/etc/passwd",
            ".."
        }) {
            assertThat(Files.exists(at(path))).as(path).isFalse();
            assertThatThrownBy(() -> Files.readString(at(path))).as(path).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> Files.list(at(path))).as(path).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> at(path).toRealPath()).as(path).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void nothing_can_be_changed() throws IOException {
        assertReadOnly(() -> Files.writeString(at("file"), "changed"));
        assertReadOnly(() -> Files.writeString(at("new"), "created"));
        assertReadOnly(() -> FileChannel.open(at("file"), StandardOpenOption.APPEND));
        assertReadOnly(() -> FileChannel.open(at("file"), StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE));
        assertReadOnly(() -> Files.createDirectory(at("new")));
        assertReadOnly(() -> Files.delete(at("file")));
        assertReadOnly(() -> Files.move(at("file"), at("moved")));
        assertReadOnly(() -> Files.copy(at("file"), at("copied"), StandardCopyOption.REPLACE_EXISTING));
        assertReadOnly(() -> Files.createSymbolicLink(at("link"), at("file")));
        assertReadOnly(() -> Files.createLink(at("link"), at("file")));
        assertReadOnly(() -> Files.setAttribute(at("file"), "basic:lastModifiedTime", null));
        assertThat(Files.isWritable(at("file"))).isFalse();
        try (FileChannel open = FileChannel.open(at("file"), StandardOpenOption.READ)) {
            assertThatThrownBy(() -> open.truncate(0)).isInstanceOf(RuntimeException.class);
        }

        assertThat(Files.readString(real.resolve("file"))).isEqualTo("content");
        try (Stream<Path> entries = Files.list(real)) {
            assertThat(entries).hasSize(6);
        }
    }

    private static void assertReadOnly(org.assertj.core.api.ThrowableAssert.ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOf(ReadOnlyFileSystemException.class);
    }

    @Test
    void only_files_can_be_opened() {
        assertThatThrownBy(() -> FileChannel.open(at("sub"))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void only_an_existing_directory_can_be_granted() {
        assertThatThrownBy(() -> ReadOnlyDirectory.open(real.resolve("file")))
                .isInstanceOf(NotDirectoryException.class);
        assertThatThrownBy(() -> ReadOnlyDirectory.open(real.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void paths_of_another_file_system_are_not_accepted() {
        assertThatThrownBy(() -> guest.resolve(Path.of("file"))).isInstanceOf(ProviderMismatchException.class);
    }

    @Test
    void paths_behave_as_paths_do() {
        Path inner = at("sub/./inner").normalize();
        assertThat(inner.getFileName()).hasToString("inner");
        assertThat(inner.getParent()).isEqualTo(at("sub"));
        assertThat(guest.relativize(inner)).hasToString("sub/inner");
        assertThat(inner.startsWith(guest)).isTrue();
        assertThat(inner.isAbsolute()).isTrue();
        assertThat(inner.getName(inner.getNameCount() - 1)).hasToString("inner");
        assertThat(inner.compareTo(at("sub/other"))).isNegative();
        assertThat(inner).hasSameHashCodeAs(at("sub/inner")).isEqualTo(at("sub/inner"));
    }
}
