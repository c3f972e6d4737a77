package dev.wasmk8s.guest;

/**
 * Makes a policy a module. Call one of these methods in {@code main}:
 *
 * <pre>{@code
 * public final class Frozen {
 *     public static void main(String[] args) {
 *         Guest.validator(Frozen::validate);
 *     }
 *
 *     static Verdict validate(AdmissionRequest request) {
 *         boolean frozen = request.object().isPresent() && request.object().get().has("metadata", "labels", "frozen");
 *         return frozen ? Verdict.deny("frozen objects stay as they are") : Verdict.allow();
 *     }
 * }
 * }</pre>
 *
 * <p>In a module, {@code main} runs once, when a guest starts; every call then begins with what it left. The module
 * exports the entry points of those methods, and of no others, that {@code main} can reach. On a JVM each of these
 * methods answers one call at once, from standard input to standard output, so that a policy can be tried and
 * debugged as a program.
 */
public final class Guest {
    private Guest() {}

    /** A policy without settings. */
    @FunctionalInterface
    public interface Simple<R, A> {
        A answer(R request);
    }

    /** Exports {@code authn}: answers TokenReviews. */
    public static void authenticator(Simple<TokenReviewSpec, Authentication> policy) {
        authenticator(Settings.none(), (request, none) -> policy.answer(request));
    }

    /** Exports {@code authn}, with settings. */
    public static <S> void authenticator(Settings<S> settings, Policy<TokenReviewSpec, S, Authentication> policy) {
        Authn.serve(new Call<>(new TokenReview(), settings, policy));
    }

    /** Exports {@code authz}: answers SubjectAccessReviews. */
    public static void authorizer(Simple<SubjectAccessReviewSpec, Decision> policy) {
        authorizer(Settings.none(), (request, none) -> policy.answer(request));
    }

    /** Exports {@code authz}, with settings. */
    public static <S> void authorizer(Settings<S> settings, Policy<SubjectAccessReviewSpec, S, Decision> policy) {
        Authz.serve(new Call<>(new SubjectAccessReview(), settings, policy));
    }

    /** Exports {@code validate}: answers AdmissionReviews with a verdict that leaves the object as it is. */
    public static void validator(Simple<AdmissionRequest, Verdict> policy) {
        validator(Settings.none(), (request, none) -> policy.answer(request));
    }

    /** Exports {@code validate}, with settings. */
    public static <S> void validator(Settings<S> settings, Policy<AdmissionRequest, S, Verdict> policy) {
        Validate.serve(new Call<>(new AdmissionReview(), settings, policy));
    }

    /**
     * Exports {@code validate} too, for a policy whose verdict may change the object. The host calls it as a mutating
     * module if it is configured as one.
     */
    public static void mutator(Simple<AdmissionRequest, Verdict> policy) {
        validator(policy);
    }

    /** Exports {@code validate} too, with settings. */
    public static <S> void mutator(Settings<S> settings, Policy<AdmissionRequest, S, Verdict> policy) {
        validator(settings, policy);
    }
}
