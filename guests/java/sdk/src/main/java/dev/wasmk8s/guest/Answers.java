package dev.wasmk8s.guest;

import java.nio.charset.StandardCharsets;

/**
 * The whole of a call, from the document on standard input to the one on standard output: for tests of policies.
 * Modules use {@link Guest}. No parameter may be null.
 */
public final class Answers {
    private Answers() {}

    /** What {@code authn} writes. */
    public static <S> String authentication(
            String input, Settings<S> settings, Policy<TokenReviewSpec, S, Authentication> policy) {
        return answer(input, new Call<>(new TokenReview(), settings, policy));
    }

    /** What {@code authz} writes. */
    public static <S> String authorization(
            String input, Settings<S> settings, Policy<SubjectAccessReviewSpec, S, Decision> policy) {
        return answer(input, new Call<>(new SubjectAccessReview(), settings, policy));
    }

    /** What {@code validate} writes. */
    public static <S> String admission(
            String input, Settings<S> settings, Policy<AdmissionRequest, S, Verdict> policy) {
        return answer(input, new Call<>(new AdmissionReview(), settings, policy));
    }

    private static String answer(String input, Call<?, ?, ?> call) {
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        return call.answer(new JsonCursor(bytes, 0, bytes.length)).toString();
    }
}
