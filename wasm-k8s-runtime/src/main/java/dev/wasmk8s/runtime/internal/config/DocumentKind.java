package dev.wasmk8s.runtime.internal.config;

import dev.wasmk8s.runtime.internal.document.Value;
import java.util.Optional;

/**
 * What a document says it is. A list of modules says nothing.
 *
 * @param apiVersion such as {@code apiserver.config.k8s.io/v1}
 * @param kind such as {@code AdmissionConfiguration}
 */
record DocumentKind(String apiVersion, String kind) {
    static final DocumentKind ADMISSION = new DocumentKind("apiserver.config.k8s.io/v1", "AdmissionConfiguration");
    static final DocumentKind ACCESS_CONTROL = new DocumentKind("wasmk8s.dev/v1alpha1", "AccessControlConfiguration");

    /** What the document says it is; empty if it has neither key. */
    static Optional<DocumentKind> of(Field document) {
        String apiVersion = text(document, "apiVersion");
        String kind = text(document, "kind");
        return apiVersion.isEmpty() && kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new DocumentKind(apiVersion, kind));
    }

    /** Whether the document is of this kind; reported if it is not. */
    boolean isThatOf(Field document) {
        Optional<DocumentKind> found = of(document);
        boolean same = found.filter(this::equals).isPresent();
        if (!same && document.value() instanceof Value.Mapping) {
            document.mistake(
                    found.map(other -> "this is " + other).orElse("the document does not say what it is"),
                    "Expected " + this + ".");
        }
        return same;
    }

    /** Whether the document is a bare list of modules; reported if it says that it is something else. */
    static boolean isModuleList(Field document) {
        Optional<DocumentKind> found = of(document);
        found.ifPresent(kind -> document.mistake(
                "this is " + kind, "Expected an object with the one key \"modules\", without apiVersion and kind."));
        return found.isEmpty();
    }

    @Override
    public String toString() {
        return "kind \"" + kind + "\" of apiVersion \"" + apiVersion + "\"";
    }

    private static String text(Field document, String key) {
        if (document.value() instanceof Value.Mapping mapping) {
            for (Value.Entry entry : mapping.entries()) {
                if (entry.key().equals(key) && entry.value() instanceof Value.Text text) {
                    return text.value();
                }
            }
        }
        return "";
    }
}
