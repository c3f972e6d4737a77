package dev.wasmk8s.runtime.internal.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * How an image is written: four bytes that no other file begins with, the version of this format, a checksum of what
 * follows, and then the components of {@link ModuleImage}. Equal images are equal files.
 *
 * <p>The checksum tells of damage, not of forgery, which is for the place to prevent where an image lies. It is CRC-32,
 * as that of the jar files that classes come from: a cryptographic digest takes as long as all else when a process
 * starts.
 */
public final class ImageFormat {
    private static final int MAGIC = 0x574B_384D;
    private static final int FORMAT = 2;
    private static final int HEADER = 3 * Integer.BYTES;

    private ImageFormat() {}

    /** Writes an image. */
    public static byte[] write(ModuleImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(new byte[HEADER]);
            out.writeUTF(image.version());
            out.writeUTF(image.digest());
            writeBlock(out, image.skeleton());
            out.writeByte(image.traits().size());
            for (CodeTrait trait : new TreeSet<>(image.traits())) {
                out.writeUTF(trait.name());
            }
            out.writeUTF(image.mainClass());
            out.writeInt(image.classes().size());
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(image.classes()).entrySet()) {
                out.writeUTF(entry.getKey());
                writeBlock(out, entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("names in an image are short, and memory does not fail", e);
        }
        byte[] file = bytes.toByteArray();
        ByteBuffer.wrap(file).putInt(MAGIC).putInt(FORMAT).putInt(checksum(file));
        return file;
    }

    /**
     * Reads an image.
     *
     * @throws DamagedImageException if it is none, one of another format, or not as it was written
     */
    public static ModuleImage read(byte[] file) throws DamagedImageException {
        ByteBuffer header = ByteBuffer.wrap(file);
        if (file.length < HEADER || header.getInt() != MAGIC) {
            throw new DamagedImageException("it is not a compiled module");
        }
        if (header.getInt() != FORMAT) {
            throw new DamagedImageException("it has another format");
        }
        if (header.getInt() != checksum(file)) {
            throw new DamagedImageException("its checksum is wrong");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file, HEADER, file.length - HEADER))) {
            return readComponents(in);
        } catch (DamagedImageException e) {
            throw e;
        } catch (IOException e) {
            throw new DamagedImageException("it ends too early");
        }
    }

    private static ModuleImage readComponents(DataInputStream in) throws IOException {
        String version = in.readUTF();
        String digest = in.readUTF();
        byte[] skeleton = readBlock(in);
        Set<CodeTrait> traits = readTraits(in);
        String mainClass = in.readUTF();
        int count = in.readInt();
        Map<String, byte[]> classes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            classes.put(in.readUTF(), readBlock(in));
        }
        if (in.read() != -1) {
            throw new DamagedImageException("it ends too late");
        }
        return new ModuleImage(version, digest, skeleton, traits, mainClass, classes);
    }

    private static Set<CodeTrait> readTraits(DataInputStream in) throws IOException {
        Set<CodeTrait> traits = new HashSet<>();
        for (int count = in.readByte(); count > 0; count--) {
            traits.add(trait(in.readUTF()));
        }
        return traits;
    }

    private static CodeTrait trait(String name) throws DamagedImageException {
        for (CodeTrait trait : CodeTrait.values()) {
            if (trait.name().equals(name)) {
                return trait;
            }
        }
        throw new DamagedImageException("it has an unknown trait");
    }

    private static void writeBlock(DataOutputStream out, byte[] block) throws IOException {
        out.writeInt(block.length);
        out.write(block);
    }

    /** A wrong length ends in an exception, not in an array of that length. */
    private static byte[] readBlock(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new DamagedImageException("a length in it is wrong");
        }
        return in.readNBytes(length);
    }

    private static int checksum(byte[] file) {
        CRC32 checksum = new CRC32();
        checksum.update(file, HEADER, file.length - HEADER);
        return (int) checksum.getValue();
    }
}
