package dev.wasmk8s.testing;

import dev.wasmk8s.json.RawJson;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.document.DocumentException;
import dev.wasmk8s.runtime.internal.document.DocumentParser;
import dev.wasmk8s.runtime.internal.document.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** YAML and JSON, read as the configuration of modules is: with the place of each mistake. */
public final class DocumentFile {
    private DocumentFile() {}

    /**
     * A document as JSON.
     *
     * @param text YAML or JSON in UTF-8
     * @param location what to call it in problems
     * @param problems takes every mistake
     * @return the value; empty if there were mistakes
     */
    public static Optional<RawJson> json(byte[] text, String location, Consumer<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        Optional<RawJson> json =
                parse(text, location, found::add).map(node -> node.json().raw());
        found.forEach(problems);
        return found.isEmpty() ? json : Optional.empty();
    }

    /** The first document of a file; empty if there is none, which is reported. */
    static Optional<DocumentNode> read(Path file, Consumer<Problem> problems) {
        String location = file.toString();
        try {
            return parse(Files.readAllBytes(file), location, problems);
        } catch (NoSuchFileException e) {
            problems.accept(new Problem(location, 0, 0, "", "there is no such file", "Correct the path."));
        } catch (IOException e) {
            problems.accept(new Problem(location, 0, 0, "", "cannot be read: " + e, ""));
        }
        return Optional.empty();
    }

    private static Optional<DocumentNode> parse(byte[] text, String location, Consumer<Problem> problems) {
        try {
            Optional<Value> value = DocumentParser.parse(text);
            if (value.isEmpty()) {
                problems.accept(new Problem(location, 0, 0, "", "the file is empty", ""));
            }
            return value.map(some -> DocumentNode.root(location, some, problems));
        } catch (DocumentException e) {
            String message = "not YAML or JSON: " + e.getMessage();
            problems.accept(
                    new Problem(location, e.position().line(), e.position().column(), "", message, ""));
            return Optional.empty();
        }
    }
}
