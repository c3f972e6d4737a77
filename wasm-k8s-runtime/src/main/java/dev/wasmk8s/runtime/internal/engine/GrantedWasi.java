package dev.wasmk8s.runtime.internal.engine;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.runtime.WasmRuntimeException;
import com.dylibso.chicory.wasi.WasiOptions;
import com.dylibso.chicory.wasi.WasiPreview1;
import dev.wasmk8s.review.FailureCode;
import dev.wasmk8s.review.ReviewException;
import dev.wasmk8s.runtime.Grants;
import dev.wasmk8s.runtime.internal.wasi.Errno;
import dev.wasmk8s.runtime.internal.wasi.IoVectors;
import dev.wasmk8s.runtime.internal.wasi.Preview1;
import dev.wasmk8s.runtime.internal.wasi.files.ReadOnlyDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a definition grants a guest beyond its standard streams, carried out by {@code chicory-wasi}: arguments,
 * environment and read-only directories.
 *
 * <p>Everything else (streams, clock, random bytes, exit) stays with our own host and its limits. What is handed on is
 * checked first: {@code chicory-wasi} allocates buffers in the sizes that a guest names, so those must lie in the
 * guest's memory. Functions that would change a file answer {@code EROFS}; the directories could not be changed or
 * left through any of them anyway, see {@link ReadOnlyDirectory}. Not thread-safe.
 */
final class GrantedWasi implements AutoCloseable {
    private static final int LAST_STREAM = 2;
    private static final int MAX_OPEN_FILES = 64;
    private static final long U32 = 0xFFFF_FFFFL;

    private static final long OPEN_CREATE_OR_TRUNCATE = 1 | 1 << 3;
    private static final long RIGHTS_TO_WRITE = 1 << 6 | 1 << 8 | 1 << 22;
    private static final long FLAG_APPEND = 1;

    private static final Set<Preview1> CHANGES = EnumSet.of(
            Preview1.FD_ALLOCATE,
            Preview1.FD_FILESTAT_SET_SIZE,
            Preview1.FD_FILESTAT_SET_TIMES,
            Preview1.PATH_CREATE_DIRECTORY,
            Preview1.PATH_FILESTAT_SET_TIMES,
            Preview1.PATH_LINK,
            Preview1.PATH_REMOVE_DIRECTORY,
            Preview1.PATH_RENAME,
            Preview1.PATH_UNLINK_FILE);

    private final Grants grants;
    private @Nullable WasiPreview1 wasi;
    private Map<String, HostFunction> functions = Map.of();
    private int openFiles;

    /** Opens nothing yet. */
    GrantedWasi(Grants grants) {
        this.grants = grants;
    }

    /** Makes sure that the granted directories can be opened. What is not granted costs nothing. */
    void check() {
        if (!grants.readOnlyDirectories().isEmpty()) {
            open();
        }
    }

    /**
     * Opens what is granted, unless that was done since {@link #close}.
     *
     * @throws ReviewException with {@code GUEST_START_FAILED} if a directory cannot be opened
     */
    private void open() {
        if (wasi != null) {
            return;
        }
        WasiOptions.Builder options = WasiOptions.builder().withArguments(grants.arguments());
        grants.environment().forEach(options::withEnvironment);
        grants.readOnlyDirectories().forEach((name, path) -> options.withDirectory(name, open(path)));
        WasiPreview1 opened =
                WasiPreview1.builder().withOptions(options.build()).build();
        wasi = opened;
        functions = Arrays.stream(opened.toHostFunctions())
                .collect(Collectors.toMap(HostFunction::name, Function.identity()));
    }

    private static Path open(Path directory) {
        try {
            return ReadOnlyDirectory.open(directory);
        } catch (IOException e) {
            throw new ReviewException(
                    FailureCode.GUEST_START_FAILED,
                    "the granted directory " + directory + " cannot be opened: " + e,
                    e);
        }
    }

    /**
     * Who carries out a function.
     *
     * @param own what carries it out when nothing is granted
     */
    WasmFunctionHandle route(Preview1 function, WasmFunctionHandle own) {
        return switch (function) {
            case ARGS_GET, ARGS_SIZES_GET, ENVIRON_GET, ENVIRON_SIZES_GET -> granted(function);
            case PATH_SYMLINK -> answer(Errno.ROFS);
            // chicory-wasi does not provide the second either, and says so in the host's log.
            case FD_RENUMBER, FD_FDSTAT_SET_RIGHTS -> unlessStream(own, answer(Errno.NOTSUP));
            case FD_READ, FD_PREAD, FD_WRITE, FD_PWRITE -> unlessStream(own, ifBuffersFit(granted(function)));
            case FD_CLOSE -> unlessStream(own, counting(-1, granted(function)));
            case PATH_OPEN -> unlessStream(own, ifReading(ifPathFits(2, counting(1, granted(function)))));
            case PATH_FILESTAT_GET -> unlessStream(own, ifPathFits(2, granted(function)));
            case PATH_READLINK -> unlessStream(own, ifPathFits(1, granted(function)));
            default -> routeByKind(function, own);
        };
    }

    private WasmFunctionHandle routeByKind(Preview1 function, WasmFunctionHandle own) {
        if (CHANGES.contains(function)) {
            return unlessStream(own, answer(Errno.ROFS));
        }
        return function.wasmName().startsWith("fd_") ? unlessStream(own, granted(function)) : own;
    }

    private WasmFunctionHandle granted(Preview1 function) {
        return (instance, arguments) -> {
            open();
            HostFunction opened =
                    Objects.requireNonNull(functions.get(function.wasmName()), "chicory-wasi has all functions");
            try {
                return opened.handle().apply(instance, arguments);
            } catch (WasmRuntimeException e) {
                return HostFunctions.result(Errno.FAULT);
            } catch (UnsupportedOperationException | IllegalStateException | ClassCastException e) {
                // What file systems throw where chicory-wasi expects an IOException.
                return HostFunctions.result(Errno.IO);
            }
        };
    }

    private static WasmFunctionHandle answer(Errno errno) {
        return (instance, arguments) -> HostFunctions.result(errno);
    }

    private static WasmFunctionHandle unlessStream(WasmFunctionHandle own, WasmFunctionHandle granted) {
        return (instance, arguments) -> {
            int fd = (int) arguments[0];
            return (fd >= 0 && fd <= LAST_STREAM ? own : granted).apply(instance, arguments);
        };
    }

    /** The list of buffers is the second and third argument, for reading and writing alike. */
    private static WasmFunctionHandle ifBuffersFit(WasmFunctionHandle granted) {
        return (instance, arguments) -> {
            Errno errno = IoVectors.check(((ChicoryState) instance.memory()), arguments[1] & U32, arguments[2] & U32);
            return errno == Errno.SUCCESS ? granted.apply(instance, arguments) : HostFunctions.result(errno);
        };
    }

    /** The path's address is the argument at {@code index}, its length the next. */
    private static WasmFunctionHandle ifPathFits(int index, WasmFunctionHandle granted) {
        return (instance, arguments) -> {
            boolean fits =
                    ((ChicoryState) instance.memory()).contains(arguments[index] & U32, arguments[index + 1] & U32);
            return fits ? granted.apply(instance, arguments) : HostFunctions.result(Errno.FAULT);
        };
    }

    /** Of {@code path_open}: the flags to create and to truncate, the rights to write, and the flag to append. */
    private static WasmFunctionHandle ifReading(WasmFunctionHandle granted) {
        return (instance, arguments) -> {
            boolean writing = (arguments[4] & OPEN_CREATE_OR_TRUNCATE) != 0
                    || (arguments[5] & RIGHTS_TO_WRITE) != 0
                    || (arguments[7] & FLAG_APPEND) != 0;
            return writing ? HostFunctions.result(Errno.ROFS) : granted.apply(instance, arguments);
        };
    }

    private WasmFunctionHandle counting(int change, WasmFunctionHandle granted) {
        return (instance, arguments) -> {
            if (openFiles + change > MAX_OPEN_FILES) {
                return HostFunctions.result(Errno.MFILE);
            }
            long[] result = granted.apply(instance, arguments);
            if (result[0] == Errno.SUCCESS.code()) {
                openFiles += change;
            }
            return result;
        };
    }

    /** How many files the guest has open, beside the granted directories. */
    int openFiles() {
        return openFiles;
    }

    /** Closes all that is open. */
    @Override
    public void close() {
        if (wasi != null) {
            wasi.close();
            wasi = null;
            functions = Map.of();
            openFiles = 0;
        }
    }
}
