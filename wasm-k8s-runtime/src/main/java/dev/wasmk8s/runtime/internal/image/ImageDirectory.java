package dev.wasmk8s.runtime.internal.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiled modules in a directory, one file each, shared by any number of processes.
 *
 * <p>A file appears whole or not at all. When it is read its checksum is verified; a damaged one is deleted and counts
 * as missing. The time of a file is when it was last used, by which the directory is kept within its bound. Whatever
 * fails is logged, and the module compiled again.
 */
public final class ImageDirectory implements ImageStore {
    /** How many bytes a directory holds unless told otherwise. */
    public static final long DEFAULT_MAX_BYTES = 256L << 20;

    private final PrivateDirectory directory;
    private final long maxBytes;
    private final Clock clock;

    ImageDirectory(PrivateDirectory directory, long maxBytes, Clock clock) {
        this.directory = directory;
        this.maxBytes = maxBytes;
        this.clock = clock;
    }

    /**
     * Opens a directory, and makes it if it is not there.
     *
     * @param maxBytes how much may lie in it
     * @throws IOException if it cannot be made, or others could write to it
     */
    public static ImageDirectory open(Path directory, long maxBytes) throws IOException {
        return new ImageDirectory(PrivateDirectory.open(directory), maxBytes, Clock.systemUTC());
    }

    @Override
    public Optional<ModuleImage> find(String version, String digest) {
        Path file = file(version, digest);
        try {
            ModuleImage image = ImageFormat.read(readTrusted(file));
            if (!image.version().equals(version) || !image.digest().equals(digest)) {
                throw new DamagedImageException("it is another module's");
            }
            touch(file);
            return Optional.of(image);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (DamagedImageException e) {
            log().warn("The compiled module {} is deleted: {}", file, e.getMessage());
            delete(file);
            return Optional.empty();
        } catch (IOException e) {
            log().warn("The compiled module {} cannot be read", file, e);
            return Optional.empty();
        }
    }

    @Override
    public void put(ModuleImage image) {
        byte[] bytes = ImageFormat.write(image);
        if (bytes.length > maxBytes) {
            log().warn("A compiled module is not stored: it has {} bytes, and {} may be used", bytes.length, maxBytes);
            return;
        }
        Path file = file(image.version(), image.digest());
        Path unfinished = directory.path().resolve(TemporaryName.next());
        try {
            PrivateDirectory.createFile(unfinished);
            Files.write(unfinished, bytes);
            touch(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            new Eviction(directory.path(), maxBytes, clock).run(file);
        } catch (IOException e) {
            log().warn("The compiled module {} cannot be stored", file, e);
            delete(unfinished);
        }
    }

    private byte[] readTrusted(Path file) throws IOException {
        if (Files.size(file) > maxBytes) {
            throw new DamagedImageException("it is larger than the whole directory may be");
        }
        if (!directory.isOurs(file)) {
            throw new DamagedImageException("others can have written it");
        }
        return Files.readAllBytes(file);
    }

    /** Sets when a file was used. It may be gone by now, or not ours. */
    private void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (IOException e) {
            log().debug("The time of the compiled module {} cannot be set", file, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log().warn("The file {} cannot be deleted", file, e);
        }
    }

    private Path file(String version, String digest) {
        String maker = Sha256.hex(version.getBytes(StandardCharsets.UTF_8));
        return directory.path().resolve(digest + "-" + maker.substring(0, 16) + ModuleImage.SUFFIX);
    }

    /** Looked up when there is something to tell: logging is slow to start. */
    private static Logger log() {
        return LoggerFactory.getLogger(ImageDirectory.class);
    }
}
