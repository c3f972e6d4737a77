package dev.wasmk8s.runtime.internal.config;

/** AuthenticationConfigurations of the API server, of whatever version: they are told from other files, and refused. */
final class AuthenticationConfigurationKind {
    private static final String GROUP = "apiserver.config.k8s.io/";
    private static final String KIND = "AuthenticationConfiguration";

    private AuthenticationConfigurationKind() {}

    /** Whether the document is one; reported if it is. */
    static boolean refuse(Field document) {
        boolean found = DocumentKind.of(document)
                .filter(kind -> kind.kind().equals(KIND) && kind.apiVersion().startsWith(GROUP))
                .isPresent();
        if (found) {
            document.mistake(
                    "an AuthenticationConfiguration cannot be made of modules: it has the API server fetch the keys of"
                            + " issuers, and a module has no network",
                    "Declare an authentication module that gets the keys in its settings, or add an Authenticator in"
                            + " code.");
        }
        return found;
    }
}
