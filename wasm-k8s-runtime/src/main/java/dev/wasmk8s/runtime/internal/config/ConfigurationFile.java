package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.FailurePolicy;
import dev.wasmk8s.runtime.Problem;
import dev.wasmk8s.runtime.internal.files.FileJournal;
import dev.wasmk8s.spec.UseCase;
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
    private static final String SAY_WHAT_IT_IS = "Begin it with apiVersion and kind. A bare list of modules goes to the"
            + " method of its chain, such as AccessControl.Builder.authorizationFile.";
    private static final List<DocumentKind> ADMISSION_KINDS = DocumentKind.ALL.stream()
            .filter(kind -> !kind.equals(DocumentKind.ACCESS_CONTROL) && !DocumentKind.AUTHORIZATIONS.contains(kind))
            .toList();

    /** A file that is read only now. */
    public ConfigurationFile(Path path, Consumer<Problem> problems) {
        this(path, problems, new FileJournal());
    }

    /** Reads a file of any kind that says what it is. */
    public Declarations anyKind() {
        return document()
                .filter(document -> !AuthenticationConfigurationKind.refuse(document))
                .flatMap(document -> DocumentKind.oneOf(DocumentKind.ALL, document, SAY_WHAT_IT_IS)
                        .map(kind -> ofKind(kind, document)))
                .orElse(Declarations.NONE);
    }

    /** Reads a list of authentication modules. */
    public Declarations authentication() {
        return document()
                .filter(document -> !AuthenticationConfigurationKind.refuse(document))
                .map(document ->
                        Declarations.ofAuthentication(moduleList(document, UseCase.AUTHENTICATION, FailurePolicy.FAIL)))
                .orElse(Declarations.NONE);
    }

    /**
     * Reads a list of authorization modules, or an AuthorizationConfiguration. Those of a list that name no failure
     * policy have no opinion when they fail.
     */
    public Declarations authorization() {
        return document()
                .map(document -> DocumentKind.of(document).isEmpty()
                        ? Declarations.ofAuthorization(
                                moduleList(document, UseCase.AUTHORIZATION, FailurePolicy.IGNORE))
                        : ofKindAmong(DocumentKind.AUTHORIZATIONS, document))
                .orElse(Declarations.NONE);
    }

    /** Reads a list of admission modules, an AdmissionConfiguration, or configurations of webhooks. */
    public Declarations admission() {
        return document()
                .map(document -> DocumentKind.of(document).isEmpty()
                        ? Declarations.ofAdmission(moduleList(document, UseCase.ADMISSION, FailurePolicy.FAIL))
                        : ofKindAmong(ADMISSION_KINDS, document))
                .orElse(Declarations.NONE);
    }

    /** Reads configurations of webhooks, from every document of the file. */
    public List<WebhookConfiguration> webhookConfigurations() {
        WebhookConfigurationReader reader = new WebhookConfigurationReader(files());
        return documents().all().stream()
                .flatMap(document -> reader.read(document).stream())
                .toList();
    }

    private Declarations ofKindAmong(List<DocumentKind> kinds, Field document) {
        return DocumentKind.oneOf(kinds, document, SAY_WHAT_IT_IS)
                .map(kind -> ofKind(kind, document))
                .orElse(Declarations.NONE);
    }

    private Declarations ofKind(DocumentKind kind, Field document) {
        if (kind.equals(DocumentKind.ACCESS_CONTROL)) {
            return new AccessControlConfigurationReader(files()).read(document);
        }
        if (kind.equals(DocumentKind.ADMISSION)) {
            return Declarations.ofAdmission(new AdmissionConfigurationReader(this).read(document));
        }
        if (DocumentKind.AUTHORIZATIONS.contains(kind)) {
            return Declarations.ofAuthorization(new AuthorizationConfigurationReader(files()).read(document));
        }
        return WebhookConfiguration.inOrder(webhookConfigurations());
    }

    /** The modules of a file that is a module list. */
    List<DeclaredModule> modules(UseCase useCase, FailurePolicy byDefault) {
        return document()
                .map(document -> moduleList(document, useCase, byDefault))
                .orElse(List.of());
    }

    /** The modules of a document that is a module list, as those of the first host are. */
    List<DeclaredModule> moduleList(Field document, UseCase useCase, FailurePolicy byDefault) {
        ModuleReader modules = new ModuleReader(useCase, byDefault, ModuleKeys.ofFirstHost(useCase), files());
        return DocumentKind.isModuleList(document) ? new ModuleListReader(modules).read(document) : List.of();
    }

    /** Another file, named by this one; a relative path is relative to this file's directory. */
    ConfigurationFile other(String written) {
        return new ConfigurationFile(directory().resolve(written), problems, journal);
    }

    private FileLookup files() {
        return new FileLookup(directory(), journal);
    }

    private Path directory() {
        Path parent = path.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private Optional<Field> document() {
        return documents().first();
    }

    private Documents documents() {
        return new Documents(path, problems, journal);
    }
}
