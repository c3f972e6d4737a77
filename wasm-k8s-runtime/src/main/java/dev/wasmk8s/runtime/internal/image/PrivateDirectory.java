package dev.wasmk8s.runtime.internal.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * A directory whose files nobody but this user, and the administrator, can have written. Compiled modules are code
 * that runs in this process, so whoever can write them can do whatever it can.
 *
 * <p>Where there are no Unix permissions nothing is checked. A directory that this user cannot write to must be the
 * administrator's.
 */
final class PrivateDirectory {
    private static final int ROOT = 0;
    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int STICKY = 01000;

    private PrivateDirectory() {}

    /**
     * Makes a directory if it is not there, and checks it and all that it lies in.
     *
     * @return its real path
     * @throws IOException if it cannot be made, or others could write to it; the message says which directory, and what
     *     to do
     */
    static Path open(Path directory) throws IOException {
        Files.createDirectories(directory, ownerOnly(directory, true));
        Path real = directory.toRealPath();
        if (supports(real, "unix")) {
            int user = user(real);
            check(real, user, false);
            for (Path parent = real.getParent(); parent != null; parent = parent.getParent()) {
                // Others may write beside what is ours if they cannot rename it.
                check(parent, user, true);
            }
        }
        return real;
    }

    /** Makes a file that nobody else can read or write. */
    static void createFile(Path file) throws IOException {
        Files.createFile(file, ownerOnly(file, false));
    }

    private static void check(Path directory, int user, boolean stickyIsEnough) throws IOException {
        int owner = attribute(directory, "unix:uid");
        int mode = attribute(directory, "unix:mode");
        if (owner != user && owner != ROOT) {
            throw new IOException("the directory " + directory + " belongs to another user, who could put code into it;"
                    + " choose one of the user of this process");
        }
        if ((mode & WRITABLE_BY_OTHERS) != 0 && !(stickyIsEnough && (mode & STICKY) != 0)) {
            throw new IOException("others can write to the directory " + directory + ", and could put code into it;"
                    + " take the permission from them (chmod go-w), or choose another directory");
        }
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
        return (int) Files.getAttribute(path, name);
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
