package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.document.DocumentException;
import dev.wasmk8s.runtime.internal.document.DocumentParser;
import dev.wasmk8s.runtime.internal.document.Value;
import dev.wasmk8s.runtime.internal.files.FileJournal;
import dev.wasmk8s.spec.UseCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A configuration file of one of the known kinds, read into what it declares.
 *
 * @param path the file
 * @param problems takes every mistake
 * @param journal notes which files are read
 */
public record ConfigurationFile(Path path, Consumer<Problem> problems, FileJournal journal) {
    /** A file that is read only now. */
    public ConfigurationFile(Path path, Consumer<Problem> problems) {
        this(path, problems, new FileJournal());
    }

    /** Reads a list of authentication modules. */
    public Declarations authentication() {
        List<DeclaredModule> modules = modules(UseCase.AUTHENTICATION, FailurePolicy.FAIL);
        return new Declarations(modules, List.of(), List.of(), List.of());
    }

    /** Reads a list of authorization modules. Those that name no failure policy have no opinion when they fail. */
    public Declarations authorization() {
        List<DeclaredModule> modules = modules(UseCase.AUTHORIZATION, FailurePolicy.IGNORE);
        return new Declarations(List.of(), modules, List.of(), List.of());
    }

    /** Reads a list of admission modules, or an AdmissionConfiguration. */
    public Declarations admission() {
        List<DeclaredModule> modules = document()
                .map(document -> DocumentKind.of(document).isEmpty()
                        ? moduleList(UseCase.ADMISSION, FailurePolicy.FAIL).read(document)
                        : new AdmissionConfigurationReader(this).read(document))
                .orElse(List.of());
        return new Declarations(List.of(), List.of(), modules, List.of());
    }

    /** Reads an AccessControlConfiguration. */
    public Declarations accessControl() {
        return document()
                .map(document -> new AccessControlConfigurationReader(this).read(document))
                .orElse(Declarations.NONE);
    }

    /** The modules of a file that is a module list. */
    List<DeclaredModule> modules(UseCase useCase, FailurePolicy byDefault) {
        return document()
                .filter(DocumentKind::isModuleList)
                .map(moduleList(useCase, byDefault)::read)
                .orElse(List.of());
    }

    ModuleListReader moduleList(UseCase useCase, FailurePolicy byDefault) {
        return new ModuleListReader(useCase, byDefault, new FileLookup(directory(), journal));
    }

    /** Another file, named by this one; a relative path is relative to this file's directory. */
    ConfigurationFile other(String written) {
        return new ConfigurationFile(directory().resolve(written), problems, journal);
    }

    private Path directory() {
        Path parent = path.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private Optional<Field> document() {
        Origin origin = Origin.of(path.toString());
        try {
            Optional<Value> document = DocumentParser.parse(read());
            if (document.isEmpty()) {
                problems.accept(origin.problem("the file is empty", "Declare at least one module."));
            }
            return document.map(value -> new Field(origin.whole(value.at()), value, problems));
        } catch (DocumentException e) {
            problems.accept(origin.whole(e.position()).problem("not YAML or JSON: " + e.getMessage(), ""));
        } catch (NoSuchFileException e) {
            journal.missing(path);
            problems.accept(origin.problem("there is no such file", "Correct the path."));
        } catch (IOException e) {
            journal.missing(path);
            problems.accept(origin.problem("cannot be read: " + e, ""));
        }
        return Optional.empty();
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
