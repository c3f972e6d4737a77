package dev.wasmk8s.runtime.internal.wasi;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every function of {@code wasi_snapshot_preview1}, with its parameters as one letter each: {@code i} for i32, {@code I} for i64.
 * All return one i32, the errno, but for {@link #PROC_EXIT}, which returns nothing.
 */
public enum Preview1 {
    ARGS_GET("ii"),
    ARGS_SIZES_GET("ii"),
    ENVIRON_GET("ii"),
    ENVIRON_SIZES_GET("ii"),
    CLOCK_RES_GET("ii"),
    CLOCK_TIME_GET("iIi"),
    FD_ADVISE("iIIi", Errno.SPIPE),
    FD_ALLOCATE("iII", Errno.SPIPE),
    FD_CLOSE("i"),
    FD_DATASYNC("i", Errno.INVAL),
    FD_FDSTAT_GET("ii"),
    FD_FDSTAT_SET_FLAGS("ii"),
    FD_FDSTAT_SET_RIGHTS("iII", Errno.NOTSUP),
    FD_FILESTAT_GET("ii"),
    FD_FILESTAT_SET_SIZE("iI", Errno.INVAL),
    FD_FILESTAT_SET_TIMES("iIIi", Errno.NOTSUP),
    FD_PREAD("iiiIi", Errno.SPIPE),
    FD_PRESTAT_GET("ii", Errno.BADF),
    FD_PRESTAT_DIR_NAME("iii", Errno.BADF),
    FD_PWRITE("iiiIi", Errno.SPIPE),
    FD_READ("iiii"),
    FD_READDIR("iiiIi", Errno.NOTDIR),
    FD_RENUMBER("ii", Errno.NOTSUP),
    FD_SEEK("iIii", Errno.SPIPE),
    FD_SYNC("i", Errno.INVAL),
    FD_TELL("ii", Errno.SPIPE),
    FD_WRITE("iiii"),
    PATH_CREATE_DIRECTORY("iii", Errno.NOTDIR),
    PATH_FILESTAT_GET("iiiii", Errno.NOTDIR),
    PATH_FILESTAT_SET_TIMES("iiiiIIi", Errno.NOTDIR),
    PATH_LINK("iiiiiii", Errno.NOTDIR),
    PATH_OPEN("iiiiiIIii", Errno.NOTDIR),
    PATH_READLINK("iiiiii", Errno.NOTDIR),
    PATH_REMOVE_DIRECTORY("iii", Errno.NOTDIR),
    PATH_RENAME("iiiiii", Errno.NOTDIR),
    PATH_SYMLINK("iiiii", Errno.NOTDIR),
    PATH_UNLINK_FILE("iii", Errno.NOTDIR),
    POLL_ONEOFF("iiii"),
    PROC_EXIT("i"),
    PROC_RAISE("i"),
    RANDOM_GET("ii"),
    SCHED_YIELD(""),
    SOCK_ACCEPT("iii", Errno.NOTSOCK),
    SOCK_RECV("iiiiii", Errno.NOTSOCK),
    SOCK_SEND("iiiii", Errno.NOTSOCK),
    SOCK_SHUTDOWN("ii", Errno.NOTSOCK);

    private static final Map<String, Preview1> BY_NAME = byName();

    private final String wasmName = name().toLowerCase(Locale.ROOT);
    private final String parameters;
    private final Errno onStream;

    /** A function that this host carries out. */
    Preview1(String parameters) {
        this(parameters, Errno.SUCCESS);
    }

    /** A function of a descriptor that makes no sense for a standard stream. */
    Preview1(String parameters, Errno onStream) {
        this.parameters = parameters;
        this.onStream = onStream;
    }

    private static Map<String, Preview1> byName() {
        Map<String, Preview1> functions = new HashMap<>();
        for (Preview1 function : values()) {
            functions.put(function.wasmName, function);
        }
        return Map.copyOf(functions);
    }

    /** The function of a name, or empty if there is none. */
    public static Optional<Preview1> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The names of all functions. */
    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** The name under which modules import it. */
    public String wasmName() {
        return wasmName;
    }

    /** One letter per parameter: {@code i} or {@code I}. */
    public String parameters() {
        return parameters;
    }

    /** Whether it returns an errno. */
    public boolean returnsErrno() {
        return this != PROC_EXIT;
    }

    /** Which of the parameters is the descriptor, for the functions that have one. */
    int descriptorIndex() {
        return this == PATH_SYMLINK ? 2 : 0;
    }

    /** What it answers for a standard stream, if this host does nothing for one. */
    Errno onStream() {
        return onStream;
    }
}
