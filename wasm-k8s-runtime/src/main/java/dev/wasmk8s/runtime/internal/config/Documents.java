package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.document.DocumentException;
import dev.wasmk8s.runtime.internal.document.DocumentParser;
import dev.wasmk8s.runtime.internal.document.Value;
import dev.wasmk8s.runtime.internal.files.FileJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The documents of a file. A file that cannot be read, or holds none, is reported. */
record Documents(Path path, Consumer<Problem> problems, FileJournal journal) {
    private interface Parser {
        List<Value> parse(byte[] text) throws DocumentException;
    }

    /** The first one; what follows it is not looked at. */
    Optional<Field> first() {
        return parse(text -> DocumentParser.parse(text).stream().toList()).stream()
                .findFirst();
    }

    /** All that are not empty. */
    List<Field> all() {
        return parse(DocumentParser::parseAll);
    }

    private List<Field> parse(Parser parser) {
        Origin origin = Origin.of(path.toString());
        try {
            List<Value> documents = parser.parse(read());
            if (documents.isEmpty()) {
                problems.accept(origin.problem("the file is empty", "Declare at least one module."));
            }
            return documents.stream()
                    .map(value -> new Field(origin.whole(value.at()), value, problems))
                    .toList();
        } catch (DocumentException e) {
            problems.accept(origin.whole(e.position()).problem("not YAML or JSON: " + e.getMessage(), ""));
        } catch (NoSuchFileException e) {
            journal.missing(path);
            problems.accept(origin.problem("there is no such file", "Correct the path."));
        } catch (IOException e) {
            journal.missing(path);
            problems.accept(origin.problem("cannot be read: " + e, ""));
        }
        return List.of();
    }

    private byte[] read() throws IOException {
        try (var in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(DocumentParser.LARGEST + 1);
            if (content.length > DocumentParser.LARGEST) {
                journal.readPartly(path, content);
            } else {
                journal.read(path, content);
            }
            return content;
        }
    }
}
