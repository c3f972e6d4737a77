package dev.wasmk8s.guests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line of {@code checksums.txt}: a guest, its digest, and the digest of the sources that it was built from. */
record Seal(String guest, String digest, String sourceDigest, List<String> sources) {
    /** The lines of this folder's file, and of those of the languages that are built by themselves. */
    static List<Seal> all() throws IOException {
        try (Stream<Path> files = Files.find(Path.of("."), 2, (file, attributes) -> file.endsWith("checksums.txt"))) {
            return files.filter(file -> !file.startsWith("./target"))
                    .flatMap(Seal::linesOf)
                    .toList();
        }
    }

    private static Stream<Seal> linesOf(Path file) {
        return new String(read(file), StandardCharsets.UTF_8)
                .lines()
                .map(line -> List.of(line.split(" ")))
                .map(words -> new Seal(words.get(0), words.get(1), words.get(2), words.subList(3, words.size())));
    }

    String actualDigest() {
        return sha256(read(Path.of(guest)));
    }

    String actualSourceDigest() {
        String listing = sources.stream()
                .flatMap(Seal::filesOf)
                .sorted()
                .map(file -> sha256(read(Path.of(file))) + "  " + file + "\n")
                .collect(Collectors.joining());
        return sha256(listing.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return guest;
    }

    private static Stream<String> filesOf(String source) {
        try (Stream<Path> files = Files.walk(Path.of(source))) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> file.toString().replace('\\', '/'))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
