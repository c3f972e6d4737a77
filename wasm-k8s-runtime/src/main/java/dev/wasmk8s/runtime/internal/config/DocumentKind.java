package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.internal.document.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a document says it is. A list of modules says nothing.
 *
 * @param apiVersion such as {@code apiserver.config.k8s.io/v1}
 * @param kind such as {@code AdmissionConfiguration}
 */
record DocumentKind(String apiVersion, String kind) {
    private static final String API_SERVER = "apiserver.config.k8s.io/";
    private static final String REGISTRATION = "admissionregistration.k8s.io/v1";

    static final DocumentKind ACCESS_CONTROL = new DocumentKind("wasmk8s.dev/v1alpha1", "AccessControlConfiguration");
    static final DocumentKind ADMISSION = new DocumentKind(API_SERVER + "v1", "AdmissionConfiguration");
    static final DocumentKind AUTHORIZATION = new DocumentKind(API_SERVER + "v1", "AuthorizationConfiguration");
    static final DocumentKind AUTHORIZATION_BETA =
            new DocumentKind(API_SERVER + "v1beta1", "AuthorizationConfiguration");
    static final DocumentKind VALIDATING_WEBHOOKS = new DocumentKind(REGISTRATION, "ValidatingWebhookConfiguration");
    static final DocumentKind MUTATING_WEBHOOKS = new DocumentKind(REGISTRATION, "MutatingWebhookConfiguration");
    static final DocumentKind VALIDATING_WEBHOOKS_LIST =
            new DocumentKind(REGISTRATION, "ValidatingWebhookConfigurationList");
    static final DocumentKind MUTATING_WEBHOOKS_LIST =
            new DocumentKind(REGISTRATION, "MutatingWebhookConfigurationList");
    static final DocumentKind LIST = new DocumentKind("v1", "List");

    static final List<DocumentKind> AUTHORIZATIONS = List.of(AUTHORIZATION, AUTHORIZATION_BETA);
    static final List<DocumentKind> WEBHOOKS = List.of(VALIDATING_WEBHOOKS, MUTATING_WEBHOOKS);
    static final List<DocumentKind> WEBHOOK_LISTS = List.of(LIST, VALIDATING_WEBHOOKS_LIST, MUTATING_WEBHOOKS_LIST);
    /** All that can be read, whatever chain it is for. */
    static final List<DocumentKind> ALL = Stream.of(
                    List.of(ACCESS_CONTROL, ADMISSION), AUTHORIZATIONS, WEBHOOKS, WEBHOOK_LISTS)
            .flatMap(List::stream)
            .toList();

    /** What the document says it is; empty if it has neither key. */
    static Optional<DocumentKind> of(Field document) {
        Optional<String> apiVersion = document.peek("apiVersion");
        Optional<String> kind = document.peek("kind");
        return apiVersion.isEmpty() && kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new DocumentKind(apiVersion.orElse(""), kind.orElse("")));
    }

    /**
     * Which of some kinds the document is of; empty if it is of none, after that was reported.
     *
     * @param advice what to do about a document that does not say what it is
     */
    static Optional<DocumentKind> oneOf(List<DocumentKind> possible, Field document, String advice) {
        if (!(document.value() instanceof Value.Mapping)) {
            document.wrongType("an object", "");
            return Optional.empty();
        }
        Optional<DocumentKind> found = of(document);
        if (found.isEmpty()) {
            document.mistake("the document does not say what it is", advice);
        } else if (!possible.contains(found.get())) {
            document.mistake("this is " + found.get(), found.get().adviceAmong(possible));
        }
        return found.filter(possible::contains);
    }

    /** Whether the document is a bare list of modules; reported if it says that it is something else. */
    static boolean isModuleList(Field document) {
        Optional<DocumentKind> found = of(document);
        found.ifPresent(kind -> document.mistake(
                "this is " + kind, "Expected an object with the one key \"modules\", without apiVersion and kind."));
        return found.isEmpty();
    }

    private String adviceAmong(List<DocumentKind> possible) {
        List<DocumentKind> namesakes =
                possible.stream().filter(other -> other.kind.equals(kind)).toList();
        if (!namesakes.isEmpty()) {
            return "Expected " + namesakes.stream().map(DocumentKind::toString).collect(Collectors.joining(" or "))
                    + ".";
        }
        return ALL.contains(this)
                ? "Give it to AccessControl.Builder.file, in a file of its own."
                : Spelling.advice(
                        kind,
                        possible.stream().map(DocumentKind::kind).distinct().toList());
    }

    @Override
    public String toString() {
        return "kind \"" + kind + "\" of apiVersion \"" + apiVersion + "\"";
    }
}
