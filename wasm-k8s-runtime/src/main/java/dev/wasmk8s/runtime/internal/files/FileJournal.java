package dev.wasmk8s.runtime.internal.files;

import dev.wasmk8s.runtime.internal.image.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one attempt to load has read: each file with the digest of what was in it. It is noted when a file is read and
 * not when it is looked at later, so that no change in between is missed. Thread-safe.
 */
public final class FileJournal {
    /** What stands for the content of a file that is not there, or cannot be read. */
    static final String MISSING = "";

    /** What stands for a file that was read twice and had changed in between: it is like no other. */
    private static final String CHANGING = "?";

    /** Ends the length of what was read, before the digest of that part. */
    private static final String PART = ":";

    private final Map<Path, String> contents = new ConcurrentHashMap<>();

    /** A file was read to its end. */
    public void read(Path file, byte[] content) {
        read(file, Sha256.hex(content));
    }

    /**
     * A file was read to its end.
     *
     * @param digest of its content: the SHA-256, in hexadecimal
     */
    public void read(Path file, String digest) {
        contents.merge(file, digest, (before, now) -> before.equals(now) ? now : CHANGING);
    }

    /** Only the beginning of a file was read. */
    public void readPartly(Path file, byte[] beginning) {
        read(file, beginning.length + PART + Sha256.hex(beginning));
    }

    /** A file was looked for, and is not there or cannot be read. */
    public void missing(Path file) {
        read(file, MISSING);
    }

    /** All that was read: the digest by file. A copy. */
    public Map<Path, String> contents() {
        return Map.copyOf(contents);
    }

    /**
     * What a file has in it now, in the same form.
     *
     * @param before what it had; as much of it is looked at
     */
    static String look(Path file, String before) {
        int part = before.indexOf(PART);
        try (InputStream in = Files.newInputStream(file)) {
            return part < 0
                    ? Sha256.hex(in.readAllBytes())
                    : before.substring(0, part + 1) + Sha256.hex(in.readNBytes(Integer.parseInt(before, 0, part, 10)));
        } catch (IOException e) {
            return MISSING;
        }
    }
}
