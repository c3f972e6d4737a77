package dev.wasmk8s.fuzzing;

import dev.wasmk8s.guests.Guests;
import dev.wasmk8s.runtime.AccessControl;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.config.ConfigurationFile;
import dev.wasmk8s.runtime.internal.config.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A configuration file of any format is read, or its problems are told, each at a place that is in the file. The first byte
 * chooses who reads it; one choice is {@link AccessControl#check}, modules and all.
 */
public final class ConfigurationTarget {
    private static final Path DIRECTORY = directory();
    private static final Path FILE = DIRECTORY.resolve("configuration.yaml");

    private ConfigurationTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Input input = new Input(bytes);
        int reader = input.below(7);
        byte[] content = input.rest();
        Files.write(FILE, content);
        TextPlaces places = new TextPlaces(content);
        for (Problem problem : problems(reader)) {
            Finding.unless(!problem.message().isEmpty(), "a problem without words: " + problem);
            Finding.unless(
                    !problem.location().equals(FILE.toString()) || places.has(problem.line(), problem.column()),
                    "no such place: " + problem);
            Finding.unless(problem.toString().indexOf('\n') < 0, "a problem of several lines");
        }
    }

    private static List<Problem> problems(int reader) {
        if (reader == 0) {
            return AccessControl.check(FILE);
        }
        Problems problems = new Problems();
        ConfigurationFile file = new ConfigurationFile(FILE, problems);
        switch (reader) {
            case 1 -> file.authentication();
            case 2 -> file.authorization();
            case 3 -> file.admission();
            case 4 -> file.webhookConfigurations();
            default -> file.anyKind();
        }
        return problems.inOrder();
    }

    /** A folder with a module that loads, one that does not, and a list of modules. */
    private static Path directory() {
        try {
            Path made = Files.createTempDirectory("wasm-k8s-fuzzing");
            Files.write(made.resolve("m.wasm"), Guests.bytes("no-output"));
            Files.write(made.resolve("x.wasm"), Guests.bytes("missing-export"));
            Files.writeString(made.resolve("list.yaml"), "- module: m.wasm\n");
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
