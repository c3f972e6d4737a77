package dev.wasmk8s.cli;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.testing.DocumentFile;
import dev.wasmk8s.testing.json.InvalidJsonException;
import dev.wasmk8s.testing.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what arguments name. */
final class Inputs {
    private static final String STANDARD_INPUT = "-";

    private Inputs() {}

    /** The bytes of a file. */
    static byte[] file(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CommandException(CommandException.MISTAKE, "there is no file " + file, e);
        } catch (IOException e) {
            throw new CommandException(CommandException.MISTAKE, file + " cannot be read: " + e, e);
        }
    }

    /** Settings, which must be JSON, since they become part of a document. */
    static RawJson settings(String name, InputStream in) {
        RawJson settings = document(name, in);
        try {
            Json.parse(settings);
            return settings;
        } catch (InvalidJsonException e) {
            String place = name + ":" + e.line() + ":" + e.column();
            throw new CommandException(CommandException.MISTAKE, place + ": not JSON: " + e.getMessage(), e);
        }
    }

    /**
     * A document in YAML or JSON. JSON is handed on as it is, so that whoever reads it sees what it is.
     *
     * @param name a file, or {@code -} for the standard input
     */
    static RawJson document(String name, InputStream in) {
        byte[] text = name.equals(STANDARD_INPUT) ? all(in) : file(Path.of(name));
        if (isJsonObject(text)) {
            return RawJson.wrap(text);
        }
        List<Problem> problems = new ArrayList<>();
        String location = name.equals(STANDARD_INPUT) ? "standard input" : name;
        return DocumentFile.json(text, location, problems::add)
                .orElseThrow(() -> new CommandException(
                        CommandException.MISTAKE,
                        problems.stream().map(Problem::toString).toList(),
                        null));
    }

    private static boolean isJsonObject(byte[] text) {
        for (byte b : text) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return b == '{';
            }
        }
        return false;
    }

    private static byte[] all(InputStream in) {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new CommandException(CommandException.MISTAKE, "the standard input cannot be read: " + e, e);
        }
    }
}
