package dev.wasmk8s.spec;

/** What a module is asked to do: the exported function that is called, and the review that it answers. */
public enum UseCase {
    /** Authentication: a TokenReview. */
    AUTHENTICATION("authn", "authentication.k8s.io/v1", "TokenReview"),
    /** Authorization: a SubjectAccessReview. */
    AUTHORIZATION("authz", "authorization.k8s.io/v1", "SubjectAccessReview"),
    /** Admission, validating and mutating: an AdmissionReview. */
    ADMISSION("validate", "admission.k8s.io/v1", "AdmissionReview");

    private final String export;
    private final String apiVersion;
    private final String kind;

    UseCase(String export, String apiVersion, String kind) {
        this.export = export;
        this.apiVersion = apiVersion;
        this.kind = kind;
    }

    /** The name of the exported function. */
    public String export() {
        return export;
    }

    /** The {@code apiVersion} of the review. */
    public String apiVersion() {
        return apiVersion;
    }

    /** The {@code kind} of the review. */
    public String kind() {
        return kind;
    }
}
