package dev.wasmk8s.guests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The compiled modules of this artifact, by name. What each one does is told in this folder's {@code README.md}.
 *
 * <p>Thread-safe. Every method reads the class path, nothing is kept. No parameter may be null.
 */
public final class Guests {
    private static final String SUFFIX = ".wasm";

    private Guests() {}

    /** The names of all guests, such as {@code magic-validator}, sorted. */
    public static List<String> names() {
        return new String(read("checksums.txt"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .map(path -> path.substring(path.lastIndexOf('/') + 1, path.length() - SUFFIX.length()))
                .sorted()
                .toList();
    }

    /**
     * The module's bytes.
     *
     * @throws IllegalArgumentException if there is no such guest
     */
    public static byte[] bytes(String name) {
        return read(resource(name));
    }

    /**
     * Where the module is.
     *
     * @throws IllegalArgumentException if there is no such guest
     */
    public static URL url(String name) {
        return find(resource(name));
    }

    private static String resource(String name) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("no guest '" + name + "'; there are " + names());
        }
        return name + SUFFIX;
    }

    private static URL find(String resource) {
        URL url = Guests.class.getResource(resource);
        if (url == null) {
            throw new IllegalStateException("the artifact lacks its resource " + resource);
        }
        return url;
    }

    private static byte[] read(String resource) {
        try (InputStream stream = find(resource).openStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + resource, e);
        }
    }
}
