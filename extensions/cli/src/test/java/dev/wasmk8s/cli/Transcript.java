package dev.wasmk8s.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The commands of a page, in blocks marked {@code console}, and what they print. */
final class Transcript {
    private static final String ROOT = "../../";

    /**
     * One command.
     *
     * @param line what follows the prompt
     * @param output what the page says that it prints
     */
    record Step(String line, String output) {
        boolean isMeasured() {
            return line.startsWith("wasm-k8s bench") || line.startsWith("wasm-k8s version");
        }

        /** Measured numbers and versions are told as marks. */
        String masked(String text) {
            return isMeasured() ? text.replaceAll("[0-9][0-9A-Za-z.,+-]*", "N") : text;
        }
    }

    private int code;

    static List<Step> steps(String page) {
        List<Step> steps = new ArrayList<>();
        boolean inside = false;
        for (String line : page.lines().toList()) {
            if (line.startsWith("```")) {
                inside = line.equals("```console");
            } else if (inside && line.startsWith("$ ")) {
                steps.add(new Step(line.substring(2), ""));
            } else if (inside) {
                Step last = steps.remove(steps.size() - 1);
                steps.add(new Step(last.line, last.output + line + "\n"));
            }
        }
        return steps;
    }

    /** What a command prints. Commands stand for themselves as in a shell, in the root of the project. */
    String run(Step step) throws IOException {
        if (step.line.equals("echo $?")) {
            return code + "\n";
        }
        String[] words =
                Stream.of(step.line.split(" +")).map(Transcript::inRoot).toArray(String[]::new);
        if (words[0].equals("cat")) {
            return Files.readString(Path.of(words[1]));
        }
        if (!words[0].equals("wasm-k8s")) {
            throw new IllegalArgumentException("unknown command: " + step.line);
        }
        String input = "";
        int end = words.length;
        if (end > 2 && words[end - 2].equals("<")) {
            input = Files.readString(Path.of(words[end - 1]));
            end -= 2;
        }
        Result result = Result.together(input, List.of(words).subList(1, end).toArray(String[]::new));
        code = result.code();
        return result.out().replace(ROOT, "");
    }

    private static String inRoot(String word) {
        return word.startsWith("guests/") || word.startsWith("extensions/") ? ROOT + word : word;
    }
}
