package dev.wasmk8s.runtime.internal.wasi.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;

/** A real path that can be used only through its {@link ReadOnlyDirectory}. Immutable. */
final class GuestPath implements Path {
    private final ReadOnlyDirectory fileSystem;
    private final Path real;

    GuestPath(ReadOnlyDirectory fileSystem, Path real) {
        this.fileSystem = fileSystem;
        this.real = real;
    }

    Path real() {
        return real;
    }

    private Path wrap(Path path) {
        return new GuestPath(fileSystem, path);
    }

    private @Nullable Path wrapIfPresent(@Nullable Path path) {
        return path == null ? null : wrap(path);
    }

    @Override
    public ReadOnlyDirectory getFileSystem() {
        return fileSystem;
    }

    @Override
    public boolean isAbsolute() {
        return real.isAbsolute();
    }

    @Override
    public @Nullable Path getRoot() {
        return wrapIfPresent(real.getRoot());
    }

    @Override
    public @Nullable Path getFileName() {
        return wrapIfPresent(real.getFileName());
    }

    @Override
    public @Nullable Path getParent() {
        return wrapIfPresent(real.getParent());
    }

    @Override
    public int getNameCount() {
        return real.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return wrap(real.getName(index));
    }

    @Override
    public Path subpath(int beginIndex, int endIndex) {
        return wrap(real.subpath(beginIndex, endIndex));
    }

    @Override
    public boolean startsWith(Path other) {
        return real.startsWith(fileSystem.unwrap(other));
    }

    @Override
    public boolean endsWith(Path other) {
        return real.endsWith(fileSystem.unwrap(other));
    }

    @Override
    public Path normalize() {
        return wrap(real.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return wrap(real.resolve(fileSystem.unwrap(other)));
    }

    @Override
    public Path relativize(Path other) {
        return wrap(real.relativize(fileSystem.unwrap(other)));
    }

    @Override
    public URI toUri() {
        return ReadOnlyDirectory.uri(real);
    }

    @Override
    public Path toAbsolutePath() {
        return wrap(real.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        return wrap(fileSystem.provider().confine(this));
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers)
            throws IOException {
        throw new IOException("guests cannot watch files");
    }

    @Override
    public int compareTo(Path other) {
        return real.compareTo(fileSystem.unwrap(other));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GuestPath that && fileSystem == that.fileSystem && real.equals(that.real);
    }

    @Override
    public int hashCode() {
        return real.hashCode();
    }

    @Override
    public String toString() {
        return real.toString();
    }
}
