package dev.wasmk8s.runtime.internal.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A directory whose files nobody but this user, and the administrator, can have written. Compiled modules are code
 * that runs in this process, so whoever can write them can do whatever it can.
 *
 * <p>Where there are no Unix permissions nothing is checked. A directory that this user cannot write to must be the
 * administrator's. What it lies in may belong to anybody, as it does with volumes in containers: who puts another
 * directory in its place cannot make the files in it ours.
 */
final class PrivateDirectory {
    private static final int ROOT = 0;
    private static final int WRITABLE_BY_OTHERS = 0022;

    private final Path path;
    private final OptionalInt user;

    private PrivateDirectory(Path path, OptionalInt user) {
        this.path = path;
        this.user = user;
    }

    /**
     * Makes a directory if it is not there, and checks it.
     *
     * @throws IOException if it cannot be made, or others could write to it; the message says what to do
     */
    static PrivateDirectory open(Path directory) throws IOException {
        Files.createDirectories(directory, ownerOnly(directory, true));
        Path real = directory.toRealPath();
        OptionalInt user = supports(real, "unix") ? OptionalInt.of(user(real)) : OptionalInt.empty();
        PrivateDirectory opened = new PrivateDirectory(real, user);
        if (!opened.isOurs(real)) {
            throw new IOException("the directory " + real + " belongs to another user, or others can write to it, who"
                    + " could put code into it; take it from them (chown, chmod go-w), or choose another directory");
        }
        return opened;
    }

    /** Where it is, without links. */
    Path path() {
        return path;
    }

    /** Whether nobody else can have written a file. */
    boolean isOurs(Path file) throws IOException {
        if (user.isEmpty()) {
            return true;
        }
        int owner = attribute(file, "unix:uid");
        boolean writable = (attribute(file, "unix:mode") & WRITABLE_BY_OTHERS) != 0;
        return (owner == user.getAsInt() || owner == ROOT) && !writable;
    }

    /** Makes a file that nobody else can read or write. */
    static void createFile(Path file) throws IOException {
        Files.createFile(file, ownerOnly(file, false));
    }

    /** The user of this process: who owns a file that it makes. */
    private static int user(Path directory) throws IOException {
        Path probe = directory.resolve(TemporaryName.next());
        try {
            createFile(probe);
        } catch (IOException readOnly) {
            return ROOT;
        }
        try {
            return attribute(probe, "unix:uid");
        } finally {
            Files.delete(probe);
        }
    }

    private static int attribute(Path path, String name) throws IOException {
        return (int) Files.getAttribute(path, name, LinkOption.NOFOLLOW_LINKS);
    }

    private static FileAttribute<?>[] ownerOnly(Path path, boolean directory) {
        if (!supports(path, "posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> permissions =
                EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        if (directory) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
        }
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }

    private static boolean supports(Path path, String view) {
        return path.getFileSystem().supportedFileAttributeViews().contains(view);
    }
}
