package dev.wasmk8s.runtime.internal.wasi.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Set;

/**
 * A directory with all below it, and nothing else. Symbolic links are followed as long as they stay within it (the
 * files of a mounted ConfigMap are such links) and are not seen to be links; one that leads out is as if absent.
 * Thread-safe.
 */
public final class ReadOnlyDirectory extends FileSystem {
    private final Path root;
    private final ReadOnlyProvider provider = new ReadOnlyProvider(this);

    private ReadOnlyDirectory(Path root) {
        this.root = root;
    }

    /**
     * Opens a directory.
     *
     * @return its path in a file system that ends with it
     * @throws IOException if it does not exist, is no directory or cannot be read
     */
    public static Path open(Path directory) throws IOException {
        Path root = directory.toRealPath();
        if (!Files.isDirectory(root)) {
            throw new NotDirectoryException(directory.toString());
        }
        return new GuestPath(new ReadOnlyDirectory(root), root);
    }

    /** The real directory. */
    Path root() {
        return root;
    }

    /** A path of this file system as one of the real one, not yet checked. */
    Path unwrap(Path path) {
        if (path instanceof GuestPath guest && guest.getFileSystem() == this) {
            return guest.real();
        }
        throw new ProviderMismatchException();
    }

    @Override
    public ReadOnlyProvider provider() {
        return provider;
    }

    /** Nothing to close: it holds nothing open. */
    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public String getSeparator() {
        return root.getFileSystem().getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(new GuestPath(this, root));
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return root.getFileSystem().supportedFileAttributeViews();
    }

    @Override
    public Path getPath(String first, String... more) {
        return new GuestPath(this, root.getFileSystem().getPath(first, more));
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        PathMatcher matcher = root.getFileSystem().getPathMatcher(syntaxAndPattern);
        return path -> matcher.matches(unwrap(path));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return root.getFileSystem().getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() throws IOException {
        throw new IOException("guests cannot watch files");
    }

    /** The address of a path, for {@link Path#toUri}. */
    static URI uri(Path real) {
        return URI.create(ReadOnlyProvider.SCHEME + ":" + real.toUri());
    }
}
