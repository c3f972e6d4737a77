package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.internal.files.FileJournal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the files that a configuration file names. A relative path is relative to the process directory, as it is for
 * the first host of such files; if nothing is there, to the directory of the configuration file.
 *
 * @param configurationDirectory the directory of the configuration file
 * @param journal notes where modules were looked for and are not; those that are there are read later
 */
record FileLookup(Path configurationDirectory, FileJournal journal) {
    /** The module that a field names; what is not there is reported. */
    Optional<Path> file(Field field, String written) {
        return find(field, written, this::isFile, "file");
    }

    /** The directory that a field names; what is not there is reported. */
    Optional<Path> directory(Field field, String written) {
        return find(field, written, Files::isDirectory, "directory");
    }

    private boolean isFile(Path path) {
        boolean found = Files.isRegularFile(path);
        if (!found) {
            journal.missing(path);
        }
        return found;
    }

    private Optional<Path> find(Field field, String written, Predicate<Path> exists, String what) {
        try {
            Path here = Path.of(written);
            Path beside = configurationDirectory.resolve(here);
            if (exists.test(here)) {
                return Optional.of(here);
            }
            if (exists.test(beside)) {
                return Optional.of(beside);
            }
            field.mistake("there is no " + what + " \"" + written + "\"", advice(here, beside));
        } catch (InvalidPathException e) {
            field.mistake("\"" + written + "\" is not a path", "");
        }
        return Optional.empty();
    }

    private static String advice(Path here, Path beside) {
        return here.isAbsolute()
                ? "Correct the path."
                : "Looked for " + here.toAbsolutePath().normalize() + " and "
                        + beside.toAbsolutePath().normalize() + ".";
    }
}
